/** One note: read it, press it to edit, delete it and take that back. */
import { Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interval } from '../../lib/listening/interval';
import { readKind, writtenAs } from '../../lib/notes/kinds';
import type { NoteRecord } from '../../lib/notes/note';
import { withPayload } from '../../lib/records/envelope';
import { sessionTimeMs } from '../../lib/session/clock';
import { clockTime } from '../../lib/time/format';
import { useServices } from '../app/services';
import { IconButton, TextArea, useToast } from '../ui';
import styles from './NotesSection.module.css';
import { useSaving } from './useSaving';

interface NoteRowProps {
  readonly note: NoteRecord;
  readonly stretches: readonly Interval[];
}

/** A note of a megabyte is stored whole and shown by its beginning. */
const SHOWN_CHARS = 2_000;

export function NoteRow({ note, stretches }: NoteRowProps) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const toast = useToast();
  const { state, save } = useSaving();
  const [editing, setEditing] = useState<string | null>(null);
  const { text, momentAt, kind } = note.payload;

  async function keep(words: string) {
    const done = await save(() =>
      stores.notes.update(
        note.id,
        (stored) =>
          stored && withPayload(stored, { ...stored.payload, ...readKind(words) }, clock.nowMs()),
      ),
    );
    if (done) setEditing(null);
  }

  async function remove() {
    await save(() => stores.notes.remove(note.id, clock.nowMs()));
    toast.show({
      message: t('panel.notes.deleted'),
      action: {
        label: t('common.undo'),
        run: () => void save(() => stores.notes.restore(note.id, clock.nowMs())),
      },
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === 'Escape') setEditing(null);
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (editing !== null && editing.trim() !== '') void keep(editing);
  }

  return (
    <li className={styles.note}>
      <time className={styles.time}>{clockTime(sessionTimeMs(stretches, momentAt))}</time>
      {editing === null ? (
        <button
          type="button"
          className={styles.words}
          data-unlabelled={text === '' || undefined}
          onClick={() => setEditing(writtenAs(note.payload))}
        >
          {kind !== 'free' && <span className={styles.kind}>{t(`panel.notes.kinds.${kind}`)}</span>}
          <span className={styles.text} dir="auto">
            {text === '' ? t('panel.notes.unlabelled') : text.slice(0, SHOWN_CHARS)}
            {text.length > SHOWN_CHARS && '…'}
          </span>
        </button>
      ) : (
        <TextArea
          autoFocus
          label={t(text === '' ? 'panel.notes.label' : 'panel.notes.editField')}
          labelHidden
          hint={state === 'notSaved' ? t('common.notSaved') : undefined}
          minRows={1}
          maxRows={8}
          value={editing}
          onValueChange={setEditing}
          onKeyDown={onKeyDown}
        />
      )}
      <IconButton
        className={styles.delete}
        label={t('common.delete')}
        icon={<Trash2 />}
        onClick={() => void remove()}
      />
    </li>
  );
}
