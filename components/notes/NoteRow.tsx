/** One note: shows it, edits it on a press, deletes it with an undo. */
import { Trash2 } from 'lucide-react';
import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { editedNote } from '../../lib/notes/edit';
import { writtenAs } from '../../lib/notes/kinds';
import { newNote, type NoteRecord } from '../../lib/notes/note';
import { withDeleted } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { IconButton, TextArea, useToast } from '../ui';
import styles from './NotesSection.module.css';
import type { EditDrafts } from './editDrafts';
import type { Edits } from './useEdits';
import { useTakeBack } from '../app/useTakeBack';
import { NOTHING_TO_SAVE, useSaving } from '../app/useSaving';

interface NoteRowProps {
  readonly note: NoteRecord;
  /** The session time of the note's moment, as displayed. */
  readonly time: string;
  readonly edits: Edits;
  readonly drafts: EditDrafts;
  /** The note the reader came for: scrolls into view and takes the focus. */
  readonly sought?: boolean;
}

/** Maximum number of characters shown: a note may have a megabyte, which is stored whole. */
const SHOWN_CHARS = 2_000;

/** Memoised per note: a session may have hundreds. */
export const NoteRow = memo(function NoteRow(props: NoteRowProps) {
  const { note, time, edits, drafts, sought = false } = props;
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const toast = useToast();
  const undo = useTakeBack();
  const { state, save } = useSaving();
  // Resume an edit that outlived the panel, without taking the focus.
  const [editing, setEditing] = useState(() => drafts.of(note.id)?.words ?? null);
  const base = useRef(drafts.of(note.id)?.base ?? writtenAs(note.payload));
  const busy = useRef(false);
  const [pressed, setPressed] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const { text, kind } = note.payload;

  useEffect(() => {
    if (!sought) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [sought]);

  function begin() {
    const begun = drafts.of(note.id);
    base.current = begun?.base ?? writtenAs(note.payload);
    setPressed(true);
    setEditing(begun?.words ?? base.current);
  }

  function write(words: string) {
    setEditing(words);
    drafts.keep(note.id, { words, base: base.current });
  }

  function leave() {
    if (editing === base.current) drafts.erase(note.id);
    setEditing(null);
  }

  async function keep(shown: string) {
    if (busy.current) return;
    busy.current = true;
    const otherId = clock.newId();
    let saved = shown;
    const done = await save(async () => {
      // Save the current words: they may have changed since a failed attempt.
      saved = drafts.of(note.id)?.words ?? shown;
      if (saved.trim() === '') return NOTHING_TO_SAVE;
      if (!(await storeEdit(saved))) await storeBeside(otherId, saved);
      return null;
    });
    busy.current = false;
    if (!done) return;
    const words = drafts.of(note.id)?.words ?? saved;
    base.current = saved;
    if (words !== saved) {
      drafts.keep(note.id, { words, base: saved });
      return;
    }
    drafts.erase(note.id);
    setEditing(null);
  }

  /** False when another page has changed or deleted the note since: its version is kept. */
  async function storeEdit(words: string): Promise<boolean> {
    let isOthers = false;
    await edits.change(stores.notes, note.id, (stored) => {
      const after = stored && editedNote(stored, { words, base: base.current }, clock.nowMs());
      isOthers = stored !== undefined && after === undefined;
      return after;
    });
    return !isOthers;
  }

  async function storeBeside(id: string, words: string): Promise<void> {
    const { sessionId, personId, payload } = note;
    const stamp = { id, nowMs: clock.nowMs() };
    const other = newNote(words, payload.momentAt, stamp, { sessionId, personId });
    await edits.change(stores.notes, id, (stored) => stored ?? other);
    toast.show({ message: t('panel.notes.bothKept') });
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
    if (editing === base.current) leave();
    else if (editing !== null && editing.trim() !== '') void keep(editing);
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
          {drafts.of(note.id) !== undefined && (
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
