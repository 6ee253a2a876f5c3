/** The results of a prompt search, a few at a time; the one on the card is marked. */
import { useTranslation } from 'react-i18next';
import styles from './PromptsSection.module.css';
import type { Prompts } from './usePrompts';

/** Maximum number of results: more would push the notes off screen, and another letter narrows them. */
const SHOWN = 6;

export function PromptMatches({ prompts }: { readonly prompts: Prompts }) {
  const { t } = useTranslation();
  const { query, list, shown, words, language } = prompts;
  if (query.trim() === '' || list.length < 2) return null;
  const from = Math.max(0, Math.min(list.length - SHOWN, prompts.place - SHOWN));
  return (
    <ul role="list" className={styles.matches} aria-label={t('panel.prompts.matches')}>
      {list.slice(from, from + SHOWN).map((prompt) => (
        <li key={prompt.id}>
          <button
            type="button"
            aria-current={prompt === shown || undefined}
            lang={language}
            onClick={() => prompts.keep(prompt)}
          >
            {words(prompt)}
          </button>
        </li>
      ))}
    </ul>
  );
}
