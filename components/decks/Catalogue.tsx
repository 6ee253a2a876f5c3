/** The built-in prompts: hide one, or copy it to reword it. */
import { Copy, Eye, EyeOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toggled } from '../../lib/people/person';
import { CORE_PROMPTS } from '../../lib/prompts/catalogue';
import { newDeck, ownCopy, withPrompt, type DeckRecord } from '../../lib/prompts/deck';
import { filterPrompts, indexPrompts } from '../../lib/prompts/find';
import { THEME_LABELS } from '../../lib/prompts/labels';
import { promptText, THEMES, type Prompt } from '../../lib/prompts/prompt';
import { withPayload } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { useSettings } from '../app/settings';
import { useLanguage } from '../app/useLanguage';
import { IconButton, Section, TextField, useToast } from '../ui';
import styles from './Decks.module.css';

const INDEX = indexPrompts(CORE_PROMPTS);

export function Catalogue({ decks }: { readonly decks: readonly DeckRecord[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [settings, change] = useSettings();
  const [query, setQuery] = useState('');
  const copy = useCopy(decks);
  const found = useMemo(() => filterPrompts(INDEX, { query, language }), [query, language]);
  const hidden = settings?.hiddenPrompts ?? [];

  const row = (prompt: Prompt) => {
    const isHidden = hidden.includes(prompt.id);
    return (
      <li key={prompt.id} className={styles.row} data-hidden={isHidden || undefined}>
        <span className={styles.words}>
          {promptText(prompt, language, 'vous')}
          {isHidden && <span className={styles.meta}> · {t('decks.hidden')}</span>}
        </span>
        <IconButton label={t('decks.copy')} icon={<Copy />} onClick={() => void copy(prompt)} />
        <IconButton
          label={t(isHidden ? 'decks.show' : 'decks.hide')}
          icon={isHidden ? <EyeOff /> : <Eye />}
          pressed={isHidden}
          onClick={() => void change({ hiddenPrompts: toggled(hidden, prompt.id) })}
        />
      </li>
    );
  };

  return (
    <Section title={t('decks.catalogue')}>
      <div className={styles.stack}>
        <TextField
          type="search"
          label={t('panel.prompts.search')}
          value={query}
          onValueChange={setQuery}
        />
        {THEMES.map((theme) => {
          const prompts = found.filter((prompt) => prompt.theme === theme);
          if (prompts.length === 0) return null;
          return (
            <details key={theme} open={query !== ''}>
              <summary>
                {THEME_LABELS[theme].name[language]}{' '}
                <span className={styles.meta}>{THEME_LABELS[theme].meaning[language]}</span>
              </summary>
              <ul role="list" className={styles.list}>
                {prompts.map(row)}
              </ul>
            </details>
          );
        })}
      </div>
    </Section>
  );
}

/** Copies into the first deck for everyone; creates one when there is none. */
function useCopy(decks: readonly DeckRecord[]): (prompt: Prompt) => Promise<void> {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const toast = useToast();
  return async (prompt) => {
    const nowMs = clock.nowMs();
    const own = ownCopy(prompt, clock.newId());
    const deck = decks.find(({ personId }) => personId === null);
    if (deck)
      await stores.decks.update(
        deck.id,
        (stored) => stored && withPayload(stored, withPrompt(stored.payload, own), nowMs),
      );
    else await stores.decks.put(newDeck(t('decks.own'), [own], { id: clock.newId(), nowMs }, null));
    toast.show({ message: t('decks.copied', { deck: deck?.payload.name ?? t('decks.own') }) });
  };
}
