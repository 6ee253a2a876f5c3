/** One deck: its name, its owner, and its prompts in the coach's order. */
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  withoutPrompt,
  withPrompt,
  withPromptMoved,
  type DeckPayload,
  type DeckRecord,
} from '../../lib/prompts/deck';
import { promptText, type Prompt } from '../../lib/prompts/prompt';
import { withPayload } from '../../lib/records/envelope';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useLanguage } from '../app/useLanguage';
import { placeHref } from '../journal/place';
import { Button, EmptyState, IconButton, Section, useToast } from '../ui';
import { DeckHead } from './DeckHead';
import styles from './Decks.module.css';
import { PromptEditor } from './PromptEditor';

export function DeckPage({ id }: { readonly id: string | null }) {
  const { t } = useTranslation();
  const { stores } = useServices();
  const { data: deck } = useStored(
    'deck',
    id,
    async (deckId) => (await stores.decks.get(deckId)) ?? null,
  );
  if (deck === undefined) return null;
  if (deck === null || deck.deletedAt !== null)
    return <EmptyState>{t('decks.unknown')}</EmptyState>;
  return <Deck deck={deck} />;
}

function Deck({ deck }: { readonly deck: DeckRecord }) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const toast = useToast();
  const language = useLanguage();
  const [editing, setEditing] = useState<string | null>(null);
  const { prompts } = deck.payload;

  async function edit(change: (before: DeckPayload) => DeckPayload) {
    await stores.decks.update(
      deck.id,
      (stored) => stored && withPayload(stored, change(stored.payload), clock.nowMs()),
    );
  }

  async function save(prompt: Prompt) {
    await edit((before) => withPrompt(before, prompt));
    setEditing(null);
  }

  function remove(prompt: Prompt) {
    const place = prompts.indexOf(prompt);
    void edit((before) => withoutPrompt(before, prompt.id));
    toast.show({
      message: t('decks.removed'),
      action: {
        label: t('common.undo'),
        run: () =>
          void edit((before) => {
            const back = withPrompt(before, prompt);
            return withPromptMoved(back, prompt.id, place - (back.prompts.length - 1));
          }),
      },
    });
  }

  return (
    <>
      <p className={styles.back}>
        <a href={placeHref('prompts')}>{t('journal.nav.prompts')}</a> / {deck.payload.name}
      </p>
      <Section title={deck.payload.name} level={1} meta={prompts.length}>
        <div className={styles.stack}>
          <DeckHead deck={deck} />
          {prompts.length === 0 && <EmptyState>{t('decks.empty')}</EmptyState>}
          <ol className={styles.list}>
            {prompts.map((prompt, index) =>
              editing === prompt.id ? (
                <li key={prompt.id}>
                  <PromptEditor prompt={prompt} onSave={save} onCancel={() => setEditing(null)} />
                </li>
              ) : (
                <li key={prompt.id} className={styles.row}>
                  <button
                    type="button"
                    className={styles.open}
                    onClick={() => setEditing(prompt.id)}
                  >
                    {promptText(prompt, language, 'vous')}
                  </button>
                  <IconButton
                    label={t('decks.up')}
                    icon={<ArrowUp />}
                    disabled={index === 0}
                    onClick={() => void edit((before) => withPromptMoved(before, prompt.id, -1))}
                  />
                  <IconButton
                    label={t('decks.down')}
                    icon={<ArrowDown />}
                    disabled={index === prompts.length - 1}
                    onClick={() => void edit((before) => withPromptMoved(before, prompt.id, 1))}
                  />
                  <IconButton
                    label={t('common.delete')}
                    icon={<Trash2 />}
                    onClick={() => remove(prompt)}
                  />
                </li>
              ),
            )}
          </ol>
          {editing === 'new' ? (
            <PromptEditor prompt={null} onSave={save} onCancel={() => setEditing(null)} />
          ) : (
            <Button onClick={() => setEditing('new')}>{t('decks.add')}</Button>
          )}
        </div>
      </Section>
    </>
  );
}
