import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeckRecord } from '../../lib/prompts/deck';
import { writeDeck } from '../../lib/prompts/deck-file';
import { withPayload } from '../../lib/records/envelope';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useTakeBack } from '../app/useTakeBack';
import { placeHref } from '../journal/place';
import { Button, Select, TextField, useToast } from '../ui';
import styles from './Decks.module.css';

const EVERYONE = 'everyone';

/** The deck's name, its owner, and actions on the whole deck: export and delete. */
export function DeckHead({ deck }: { readonly deck: DeckRecord }) {
  const { t } = useTranslation();
  const { stores, clock, saveFile } = useServices();
  const toast = useToast();
  const undo = useTakeBack();
  const [name, setName] = useState(deck.payload.name);
  const { data: people = [] } = useStored('person', 'all', () => stores.people.list());

  async function rename() {
    if (name.trim() === '' || name.trim() === deck.payload.name) return;
    await stores.decks.update(
      deck.id,
      (stored) =>
        stored && withPayload(stored, { ...stored.payload, name: name.trim() }, clock.nowMs()),
    );
  }

  async function giveTo(who: string) {
    const personId = who === EVERYONE ? null : who;
    await stores.decks.update(
      deck.id,
      (stored) => stored && { ...withPayload(stored, stored.payload, clock.nowMs()), personId },
    );
  }

  async function remove() {
    await stores.decks.remove(deck.id, clock.nowMs());
    window.location.hash = placeHref('prompts');
    toast.show({
      message: t('decks.deckRemoved'),
      action: {
        label: t('common.undo'),
        run: () => void undo(() => stores.decks.restore(deck.id, clock.nowMs())),
      },
    });
  }

  return (
    <div className={styles.inline}>
      <TextField
        label={t('decks.name')}
        value={name}
        maxLength={200}
        error={name.trim() === '' ? t('decks.nameMissing') : undefined}
        onValueChange={setName}
        onBlur={() => void rename()}
      />
      <Select
        label={t('decks.for')}
        value={deck.personId ?? EVERYONE}
        onValueChange={(who) => void giveTo(who)}
        options={[
          { value: EVERYONE, label: t('decks.everyone') },
          ...people.map(({ id, payload }) => ({ value: id, label: payload.name })),
        ]}
      />
      <Button
        onClick={() =>
          void saveFile(`${fileName(name)}.json`, 'application/json', writeDeck(deck.payload))
        }
      >
        {t('decks.export')}
      </Button>
      <Button variant="danger" onClick={() => void remove()}>
        {t('common.delete')}
      </Button>
    </div>
  );
}

/** A file name that every operating system accepts. */
function fileName(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N} _-]+/gu, '-')
      .trim()
      .slice(0, 80) || 'deck'
  );
}
