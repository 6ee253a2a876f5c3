/** Type-ahead search for prompts in either language; filters are one press away. */
import { SlidersHorizontal } from 'lucide-react';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { contentLanguage } from '../../../lib/i18n';
import { INTENT_LABELS, MODEL_LABELS, THEME_LABELS } from '../../../lib/prompts/labels';
import { PILES } from '../../../lib/prompts/prompt-filters';
import { INTENTS, MODELS, THEMES, type Intent, type Model } from '../../../lib/prompts/prompt';
import { goHome } from '../../app/keepFocus';
import { Button, IconButton, Select, TextField } from '../../ui';
import { keyHint } from '../shortcuts';
import styles from './PromptsSection.module.css';
import { WIDEST, type PromptChoice, type Prompts } from './usePrompts';

interface PromptFiltersProps {
  readonly prompts: Prompts;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly onPlan: (model: Model | null) => void;
  /** Absent without a person, since the order is per person. */
  readonly onResetOrder?: (() => void) | undefined;
}

export function PromptFilters(props: PromptFiltersProps) {
  const { prompts, searchField } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { choice, query } = prompts;
  const narrowed = Object.entries(WIDEST).some(
    ([name, widest]) => choice[name as keyof PromptChoice] !== widest,
  );

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (event.key === 'ArrowDown') prompts.next();
      else prompts.previous();
    }
    // Keep the found prompt on the card when the search is closed.
    if (event.key === 'Enter' && prompts.shown) prompts.keep();
    if (event.key === 'Escape') prompts.setQuery('');
    if (event.key === 'Enter' || event.key === 'Escape') goHome(document);
  }

  return (
    <>
      <div className={styles.find}>
        <TextField
          ref={searchField}
          type="search"
          label={t('panel.prompts.search')}
          labelHidden
          placeholder={t('panel.prompts.search')}
          aria-keyshortcuts={keyHint('find')}
          value={query}
          onValueChange={prompts.setQuery}
          onKeyDown={onKeyDown}
        />
        <IconButton
          label={t(narrowed ? 'panel.prompts.narrowed' : 'panel.prompts.narrow')}
          icon={<SlidersHorizontal />}
          aria-expanded={open}
          pressed={narrowed}
          onClick={() => setOpen(!open)}
        />
      </div>
      {open && <Choices {...props} />}
    </>
  );
}

function Choices({ prompts, onPlan, onResetOrder }: PromptFiltersProps) {
  const { t, i18n } = useTranslation();
  const language = contentLanguage(i18n.language);
  const { choice, setChoice } = prompts;
  return (
    <div className={styles.filters}>
      <Select
        label={t('panel.prompts.pile')}
        value={choice.pile}
        onValueChange={(pile) => setChoice({ ...choice, pile })}
        options={PILES.map((pile) => ({ value: pile, label: t(`panel.prompts.piles.${pile}`) }))}
      />
      <Select
        label={t('panel.prompts.theme')}
        value={String(choice.theme)}
        onValueChange={(value) =>
          setChoice({ ...choice, theme: THEMES.find((theme) => String(theme) === value) ?? 'all' })
        }
        options={[
          { value: 'all', label: t('panel.prompts.allThemes') },
          ...THEMES.map((theme) => ({
            value: String(theme),
            label: THEME_LABELS[theme].name[language],
          })),
        ]}
      />
      <Select<Intent | 'all'>
        label={t('panel.prompts.intent')}
        value={choice.intent}
        onValueChange={(intent) => setChoice({ ...choice, intent })}
        options={[
          { value: 'all', label: t('panel.prompts.allIntents') },
          ...INTENTS.map((intent) => ({ value: intent, label: INTENT_LABELS[intent][language] })),
        ]}
      />
      <Select<Model | 'none'>
        label={t('panel.prompts.plan')}
        value={prompts.plan ?? 'none'}
        onValueChange={(model) => onPlan(model === 'none' ? null : model)}
        options={[
          { value: 'none', label: t('panel.prompts.noPlan') },
          ...MODELS.map((model) => ({ value: model, label: MODEL_LABELS[model][language] })),
        ]}
      />
      {onResetOrder && (
        <p className={styles.order}>
          {t('panel.prompts.order')}{' '}
          <Button size="small" variant="quiet" onClick={onResetOrder}>
            {t('panel.prompts.orderReset')}
          </Button>
        </p>
      )}
    </div>
  );
}
