/** The phase (the clock suggests, the coach sets), the theme, and a few typed letters. */
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../lib/i18n';
import { PHASE_LABELS, THEME_LABELS } from '../../lib/prompts/labels';
import { THEMES } from '../../lib/prompts/prompt';
import { PHASES } from '../../lib/session/session';
import { Select, TextField } from '../ui';
import styles from './PromptsSection.module.css';
import { keyHint } from './shortcuts';
import type { PromptPile, usePrompts } from './usePrompts';

interface PromptFiltersProps {
  readonly prompts: ReturnType<typeof usePrompts>;
  readonly searchField: RefObject<HTMLInputElement | null>;
}

export function PromptFilters({ prompts, searchField }: PromptFiltersProps) {
  const { t, i18n } = useTranslation();
  const language = chooseLanguage([i18n.language]);
  const piles: PromptPile[] = ['all', 'pinned', ...THEMES];
  const pileName = (pile: PromptPile) => {
    if (pile === 'all') return t('panel.prompts.allThemes');
    if (pile === 'pinned') return t('panel.prompts.pinned');
    return THEME_LABELS[pile].name[language];
  };

  return (
    <div className={styles.filters}>
      <Select
        label={t('panel.prompts.phase')}
        labelHidden
        value={prompts.phase}
        onValueChange={prompts.setPhase}
        options={PHASES.map((phase) => ({
          value: phase,
          label:
            phase === prompts.suggested
              ? t('panel.prompts.phaseNow', { phase: PHASE_LABELS[phase][language] })
              : PHASE_LABELS[phase][language],
        }))}
      />
      <Select
        label={t('panel.prompts.theme')}
        labelHidden
        value={String(prompts.pile)}
        onValueChange={(value) =>
          prompts.setPile(piles.find((pile) => String(pile) === value) ?? 'all')
        }
        options={piles.map((pile) => ({ value: String(pile), label: pileName(pile) }))}
      />
      <div className={styles.search}>
        <TextField
          ref={searchField}
          type="search"
          label={t('panel.prompts.search')}
          labelHidden
          placeholder={t('panel.prompts.search')}
          aria-keyshortcuts={keyHint('find')}
          value={prompts.query}
          onValueChange={prompts.setQuery}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              prompts.setQuery('');
              event.currentTarget.blur();
            }
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </div>
    </div>
  );
}
