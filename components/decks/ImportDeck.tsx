/** Imports a deck from a file: as a whole, or not at all with errors by line and field. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newDeck } from '../../lib/prompts/deck';
import type { DeckProblem } from '../../lib/prompts/deck-file';
import { useServices } from '../app/services';
import { placeHref } from '../journal/place';
import { Button, Notice } from '../ui';
import styles from './Decks.module.css';

/** Maximum number of errors shown: the first ones often explain the rest. */
const PROBLEMS_SHOWN = 10;

export function ImportDeck() {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const picker = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<readonly DeckProblem[]>([]);
  const [notSaved, setNotSaved] = useState(false);

  async function read(file: File) {
    setProblems([]);
    setNotSaved(false);
    // Load the file parser only when a file is imported.
    const { readDeck } = await import('../../lib/prompts/deck-file');
    const reading = readDeck(await file.text(), () => clock.newId());
    if (!reading.ok) return setProblems(reading.problems);
    const { name, prompts } = reading.deck;
    const deck = newDeck(name, prompts, { id: clock.newId(), nowMs: clock.nowMs() }, null);
    try {
      await stores.decks.put(deck);
      window.location.hash = placeHref('deck', deck.id);
    } catch {
      setNotSaved(true);
    }
  }

  return (
    <div className={styles.stack}>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('decks.import')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) void read(file);
        }}
      />
      <Button onClick={() => picker.current?.click()}>{t('decks.import')}…</Button>
      {notSaved && <Notice tone="attention">{t('decks.notSaved')}</Notice>}
      {problems.length > 0 && (
        <div role="alert" className={styles.problems}>
          <p>{t('decks.notImported')}</p>
          <ul>
            {problems.slice(0, PROBLEMS_SHOWN).map(({ reason, line, field }) => (
              <li key={`${line} ${field} ${reason}`}>
                {t('decks.problemAt', { line })} {field !== '' && <code>{field}</code>}{' '}
                {t(`decks.problems.${reason}`)}
              </li>
            ))}
          </ul>
          {problems.length > PROBLEMS_SHOWN && (
            <p>{t('decks.moreProblems', { more: problems.length - PROBLEMS_SHOWN })}</p>
          )}
        </div>
      )}
    </div>
  );
}
