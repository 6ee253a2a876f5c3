/** The editor of one prompt: its wordings and its place in the catalogue. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toggled } from '../../lib/people/person';
import { ownPromptId } from '../../lib/prompts/deck';
import { INTENT_LABELS, PHASE_LABELS, THEME_LABELS } from '../../lib/prompts/labels';
import {
  INTENTS,
  MAX_PROMPT_CHARS,
  promptSchema,
  THEMES,
  type Intent,
  type Prompt,
  type PromptKind,
} from '../../lib/prompts/prompt';
import { PHASES, type Phase } from '../../lib/session/session';
import { useServices } from '../app/services';
import { useLanguage } from '../app/useLanguage';
import { Button, Checkbox, Notice, Select, TextArea } from '../ui';
import styles from './Decks.module.css';

interface PromptEditorProps {
  /** Null for a new prompt. */
  readonly prompt: Prompt | null;
  readonly onSave: (prompt: Prompt) => Promise<void>;
  readonly onCancel: () => void;
}

const BLANK: Prompt = {
  id: 'own-new',
  theme: 3,
  phases: [...PHASES],
  intent: 'explore',
  models: [],
  kind: 'say',
  en: '',
  frVous: '',
  frTu: '',
  origin: 'user',
};

const WORDINGS = ['en', 'frVous', 'frTu'] as const;

export function PromptEditor({ prompt, onSave, onCancel }: PromptEditorProps) {
  const { t } = useTranslation();
  const { clock } = useServices();
  const language = useLanguage();
  const [edited, setEdited] = useState<Prompt>(prompt ?? BLANK);
  const [problem, setProblem] = useState<
    'decks.noWords' | 'decks.noPhase' | 'decks.notSaved' | null
  >(null);
  const change = (changed: Partial<Prompt>) => {
    setProblem(null);
    setEdited({ ...edited, ...changed });
  };

  async function save() {
    if (WORDINGS.every((name) => edited[name].trim() === '')) return setProblem('decks.noWords');
    if (edited.phases.length === 0) return setProblem('decks.noPhase');
    const id = prompt?.id ?? ownPromptId(clock.newId());
    const parsed = promptSchema.safeParse({ ...edited, id });
    if (!parsed.success) return setProblem('decks.notSaved');
    await onSave(parsed.data).catch(() => setProblem('decks.notSaved'));
  }

  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {WORDINGS.map((name) => (
        <TextArea
          key={name}
          label={t(`decks.wordings.${name}`)}
          value={edited[name]}
          maxLength={MAX_PROMPT_CHARS}
          minRows={1}
          autoFocus={name === WORDINGS[language === 'fr' ? 1 : 0]}
          onValueChange={(text) => change({ [name]: text })}
        />
      ))}
      <div className={styles.inline}>
        <Select
          label={t('panel.prompts.theme')}
          value={String(edited.theme)}
          onValueChange={(value) =>
            change({ theme: THEMES.find((theme) => String(theme) === value) ?? edited.theme })
          }
          options={THEMES.map((theme) => ({
            value: String(theme),
            label: THEME_LABELS[theme].name[language],
          }))}
        />
        <Select<Intent>
          label={t('panel.prompts.intent')}
          value={edited.intent}
          onValueChange={(intent) => change({ intent })}
          options={INTENTS.map((intent) => ({
            value: intent,
            label: INTENT_LABELS[intent][language],
          }))}
        />
        <Select<PromptKind>
          label={t('decks.kind')}
          value={edited.kind}
          onValueChange={(kind) => change({ kind })}
          options={[
            { value: 'say', label: t('decks.say') },
            { value: 'self-cue', label: t('decks.selfCue') },
          ]}
        />
      </div>
      <fieldset className={styles.phases}>
        <legend>{t('decks.phases')}</legend>
        {PHASES.map((phase) => (
          <Checkbox
            key={phase}
            label={PHASE_LABELS[phase][language]}
            checked={edited.phases.includes(phase)}
            onCheckedChange={() =>
              change({ phases: toggled(edited.phases, phase) as readonly string[] as Phase[] })
            }
          />
        ))}
      </fieldset>
      {problem && <Notice tone="attention">{t(problem)}</Notice>}
      <div className={styles.inline}>
        <Button type="submit" variant="primary">
          {t('common.save')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
