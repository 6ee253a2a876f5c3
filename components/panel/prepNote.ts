/**
 * The preparation note for the next session with a person, saved while typing. When another panel has written
 * since the last read, each keeps a note of its own.
 */
import { newPrep, type NoteRecord } from '../../lib/notes/note';
import { withDeleted, withPayload } from '../../lib/records/envelope';
import { createSaver, type SaveState } from '../app/saver';
import type { Services } from '../app/services';

export interface PrepNoteState {
  readonly text: string;
  /** Other preparation notes for the same session. */
  readonly others: readonly string[];
  readonly stored: SaveState;
}

export interface PrepNote {
  /** Null until the note has been read. */
  current(): PrepNoteState | null;
  /** @returns a function that stops it */
  listen(listener: () => void): () => void;
  /** Shows the stored note, unless typed words are not stored yet. */
  read(): Promise<void>;
  write(text: string): void;
  flush(): Promise<boolean>;
}

export function createPrepNote(
  { stores, clock }: Pick<Services, 'stores' | 'clock'>,
  personId: string | null,
): PrepNote {
  const listeners = new Set<() => void>();
  const saver = createSaver({ onState: (stored) => state && show({ ...state, stored }) });
  let state: PrepNoteState | null = null;
  /** Null until a note exists. */
  let noteId: string | null = null;
  /** The stored words as last read or written here: other stored words come from another panel. */
  let base = '';
  /** The words of the last write attempt, which may have reached the disk although it failed. */
  let tried = '';

  function show(next: PrepNoteState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function read(): Promise<void> {
    if (personId === null || (state && state.text !== base)) return;
    const notes = (await stores.notes.byPerson(personId))
      .filter(({ sessionId, payload }) => payload.prep && sessionId === null)
      .toSorted((a, b) => b.updatedAt - a.updatedAt);
    // Typed text takes precedence over the result of the read.
    if (state && state.text !== base) return;
    const own = notes.find(({ id }) => id === noteId) ?? (state === null ? notes[0] : undefined);
    if (own) noteId = own.id;
    // A session took the note, or another panel emptied it: further text is a new note.
    else if (base !== '') noteId = null;
    base = own?.payload.text ?? '';
    const others = notes.filter((note) => note !== own).map(({ payload }) => payload.text);
    if (state?.text === base && state.others.join() === others.join()) return;
    show({ stored: 'untouched', ...state, text: base, others });
  }

  async function store(of: string): Promise<void> {
    if (!state) return;
    const { text } = state;
    const nowMs = clock.nowMs();
    noteId ??= clock.newId();
    const stamp = { id: noteId, nowMs };
    let isOthers = false;
    await stores.notes.update(stamp.id, (record) => {
      const found = record?.deletedAt === null ? record.payload.text : '';
      isOthers = record !== undefined && ![base, tried, text].includes(found);
      if (isOthers) return undefined;
      tried = text;
      return edited(record, text, stamp, of);
    });
    if (isOthers) {
      noteId = null;
      base = '';
      tried = '';
      await store(of);
      return;
    }
    base = text;
  }

  return {
    current: () => state,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read,
    write(text) {
      if (state === null || personId === null) return;
      show({ ...state, text });
      saver.save('prep', () => store(personId), 'soon');
    },
    flush: () => saver.flush(),
  };
}

function edited(
  record: NoteRecord | undefined,
  text: string,
  stamp: { readonly id: string; readonly nowMs: number },
  personId: string,
): NoteRecord | undefined {
  if (!record) return text === '' ? undefined : newPrep(text, stamp, personId);
  const written = withPayload(record, { ...record.payload, text }, stamp.nowMs);
  return withDeleted(written, text === '', stamp.nowMs);
}
