import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newDeck } from '../../lib/prompts/deck';
import { useServices } from '../app/services';
import { placeHref } from '../journal/place';
import { Button, TextField } from '../ui';
import styles from './Decks.module.css';

/** Creates a deck; only a name is required. */
export function NewDeck() {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<'decks.nameMissing' | 'decks.notSaved' | null>(null);

  async function make() {
    if (name.trim() === '') return setProblem('decks.nameMissing');
    const deck = newDeck(name, [], { id: clock.newId(), nowMs: clock.nowMs() }, null);
    try {
      await stores.decks.put(deck);
      window.location.hash = placeHref('deck', deck.id);
    } catch {
      setProblem('decks.notSaved');
    }
  }

  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <TextField
        label={t('decks.newName')}
        value={name}
        maxLength={200}
        error={problem === null ? undefined : t(problem)}
        onValueChange={(value) => {
          setProblem(null);
          setName(value);
        }}
      />
      <Button type="submit">{t('decks.make')}</Button>
    </form>
  );
}
