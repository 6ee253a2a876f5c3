/** One note: read it, press it to edit, delete it and take that back. */
import { Trash2 } from 'lucide-react';
import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readKind, writtenAs } from '../../lib/notes/kinds';
import type { NoteRecord } from '../../lib/notes/note';
import { withDeleted, withPayload } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { IconButton, TextArea, useToast } from '../ui';
import styles from './NotesSection.module.css';
import type { EditDrafts } from './useEditDrafts';
import type { Edits } from './useEdits';
import { useSaving } from '../app/useSaving';
import { useTakeBack } from '../app/useTakeBack';

interface NoteRowProps {
  readonly note: NoteRecord;
  /** The session time of its moment, as shown. */
  readonly time: string;
  readonly edits: Edits;
  readonly drafts: EditDrafts;
  /** The one the reader came for: in sight, with the focus. */
  readonly sought?: boolean;
}

/** A note of a megabyte is stored whole and shown by its beginning. */
const SHOWN_CHARS = 2_000;

/** Drawn anew only when its own note changed: a session may hold hundreds. */
export const NoteRow = memo(function NoteRow(props: NoteRowProps) {
  const { note, time, edits, drafts, sought = false } = props;
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const toast = useToast();
  const undo = useTakeBack();
  const { state, save } = useSaving();
  // An edit that outlived the panel is taken up where it was, without taking the focus.
  const [editing, setEditing] = useState(() => drafts.textOf(note.id) ?? null);
  const [pressed, setPressed] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const { text, kind } = note.payload;

  useEffect(() => {
    if (!sought) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [sought]);

  function begin() {
    setPressed(true);
    setEditing(drafts.textOf(note.id) ?? writtenAs(note.payload));
  }

  function write(words: string) {
    setEditing(words);
    drafts.keep(note.id, words);
  }

  function leave() {
    if (editing === writtenAs(note.payload)) drafts.erase(note.id);
    setEditing(null);
  }

  async function keep(words: string) {
    const done = await save(() =>
      edits.change(
        stores.notes,
        note.id,
        (stored) =>
          stored && withPayload(stored, { ...stored.payload, ...readKind(words) }, clock.nowMs()),
      ),
    );
    if (!done) return;
    drafts.erase(note.id);
    setEditing(null);
  }

  async function remove() {
    await save(async () => {
      const takeBack = await edits.change(
        stores.notes,
        note.id,
        (stored) => stored && withDeleted(stored, true, clock.nowMs()),
      );
      toast.show({
        message: t('panel.notes.deleted'),
        action: { label: t('common.undo'), run: () => void save(() => undo(takeBack)) },
      });
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === 'Escape') leave();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (editing !== null && editing.trim() !== '') void keep(editing);
  }

  return (
    <li ref={row} className={styles.note} data-note={note.id} data-sought={sought || undefined}>
      <time className={styles.time}>{time}</time>
      {editing === null ? (
        <button
          type="button"
          className={styles.words}
          data-unlabelled={text === '' || undefined}
          onClick={begin}
        >
          {kind !== 'free' && <span className={styles.kind}>{t(`panel.notes.kinds.${kind}`)}</span>}
          <span className={styles.text} dir="auto">
            {text === '' ? t('panel.notes.unlabelled') : text.slice(0, SHOWN_CHARS)}
            {text.length > SHOWN_CHARS && '…'}
          </span>
          {drafts.textOf(note.id) !== undefined && (
            <span className={styles.kind}>{t('panel.notes.editNotSaved')}</span>
          )}
        </button>
      ) : (
        <TextArea
          autoFocus={pressed}
          label={t(text === '' ? 'panel.notes.label' : 'panel.notes.editField')}
          labelHidden
          hint={state === 'notSaved' ? t('common.notSaved') : undefined}
          minRows={1}
          maxRows={8}
          value={editing}
          onValueChange={write}
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
});
