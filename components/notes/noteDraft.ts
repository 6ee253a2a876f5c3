/**
 * The draft of a new note in a field of a session. It outlives the field's screen until it is stored. Each
 * draft record belongs to one page: other pages write their own.
 */
import {
  newDraft,
  ownDraftId,
  wordsBeyond,
  writtenBy,
  type Draft,
  type DraftRecord,
} from '../../lib/notes/draft';
import type { Moment } from '../../lib/notes/moment';
import { withPayload } from '../../lib/records/envelope';
import { createSaver, SOON_MS, type SaveState } from '../app/saver';
import type { Services } from '../app/services';
import { takeUp } from './unfinished';

export interface NoteDraftState {
  readonly draft: Draft;
  /** A stored draft cannot be read: it is left unchanged, and new text is stored beside it. */
  readonly unreadable: boolean;
  /** Whether the current words are on disk. */
  readonly stored: SaveState;
}

export interface NoteDraft {
  current(): NoteDraftState;
  /** @returns a function that stops it */
  listen(listener: () => void): () => void;
  /** Shows a stored draft that no other page owns, unless something is being written here. */
  takeUp(): Promise<void>;
  /** Stores the words and releases the draft to other pages, while this page is not visible. */
  handOver(): Promise<void>;
  /** @param moment what the note is about, used at its first letter */
  write(text: string, moment: Moment): void;
  /** Moves the note to another moment, in epoch ms. */
  moveTo(momentAt: number): void;
  /** Call after `saved` is stored as a note: text written meanwhile starts the next draft. */
  startAnew(saved: string): void;
  /** Starts pending writes; resolves to whether everything is on disk. */
  flush(): Promise<boolean>;
}

export type DraftServices = Pick<Services, 'stores' | 'clock' | 'openPages'>;

export function createNoteDraft(
  services: DraftServices,
  field: string,
  sessionId: string,
): NoteDraft {
  const { stores, clock, openPages } = services;
  const pageId = openPages.ownId;
  const listeners = new Set<() => void>();
  const saver = createSaver({ onState: (stored) => show({ stored }) });
  let state: NoteDraftState = { draft: blank(), unreadable: false, stored: 'untouched' };
  /** The draft record's id; null until stored drafts have been read. */
  let place: string | null = null;
  /** The words at the time the draft was released; null while this page owns it. */
  let handedOver: string | null = null;
  let storedAt = -Infinity;
  let turn: Promise<void> = Promise.resolve();

  function blank(): Draft {
    const about = { begunAt: clock.nowMs(), momentAt: null, base: null };
    return { text: '', ...about, noteId: clock.newId(), pageId };
  }

  function newPlace(): string {
    return ownDraftId(field, sessionId, clock.newId());
  }

  function show(changed: Partial<NoteDraftState>): void {
    state = { ...state, ...changed };
    for (const listener of listeners) listener();
  }

  /** Runs one read at a time; a failed read leaves the current text as it is. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    turn = turn.then(work).catch((error: unknown) => {
      console.warn('aparté: could not be read', error);
    });
    return turn;
  }

  function keep(): void {
    if (place === null || handedOver !== null) return;
    const nowMs = clock.nowMs();
    // Store the first letters at once, and each letter typed at ordinary speed.
    const when = nowMs - storedAt > SOON_MS || nowMs < storedAt ? 'now' : 'soon';
    storedAt = nowMs;
    saver.save(place, store, when);
  }

  /** Stores the current words, also after a failed attempt. */
  async function store(): Promise<void> {
    if (place === null || handedOver !== null) return;
    const { draft } = state;
    const nowMs = clock.nowMs();
    let isOthers = false;
    const own = (record: DraftRecord | undefined, id: string): DraftRecord =>
      record
        ? withPayload(record, { ...draft, pageId }, nowMs)
        : newDraft(id, sessionId, { ...draft, pageId }, nowMs);
    const id = place;
    await stores.drafts.update(id, (record) => {
      isOthers = record !== undefined && record.payload.pageId !== pageId;
      return isOthers ? undefined : own(record, id);
    });
    if (!isOthers) return;
    // Another page took over this record, believing this page closed: store these words as a separate note.
    place = newPlace();
    show({ draft: { ...state.draft, noteId: clock.newId() } });
    await store();
  }

  async function readLeft(): Promise<void> {
    const found = await takeUp(services, {
      field,
      sessionId,
      page: { pageId, openIds: await openPages.ids() },
    });
    if (found.unreadable !== state.unreadable) show({ unreadable: found.unreadable });
    const { text } = state.draft;
    if (found.draft && text !== '' && place !== null) return;
    place = found.id ?? place ?? newPlace();
    // Text may be typed before the read has finished: keep both, the stored words first.
    const words = [found.draft?.text ?? '', text].filter(Boolean).join('\n');
    if (found.draft) show({ draft: { ...found.draft, text: words } });
    if (text !== '') keep();
  }

  async function takeBack(before: string): Promise<void> {
    const id = place;
    if (id === null) return;
    let isBack = false;
    try {
      await stores.drafts.update(id, (record) => {
        isBack = record !== undefined && [null, pageId].includes(record.payload.pageId);
        return record && isBack ? writtenBy(record, pageId) : undefined;
      });
    } catch (error) {
      // The owner is unknown: store the words a second time rather than lose them.
      place = newPlace();
      handedOver = null;
      show({ draft: { ...state.draft, noteId: clock.newId() } });
      keep();
      throw error;
    }
    handedOver = null;
    const { text } = state.draft;
    const rest = wordsBeyond(text, before);
    if (!isBack) {
      place = newPlace();
      show({ draft: { ...blank(), text: rest } });
    }
    if (isBack ? text !== before : rest !== '') keep();
  }

  return {
    current: () => state,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    takeUp: () =>
      inTurn(async () => {
        if (handedOver !== null) await takeBack(handedOver);
        // Flush first: reading before the last words are stored would show older ones.
        if (place !== null && (state.draft.text !== '' || !(await saver.flush()))) return;
        try {
          await readLeft();
        } catch (error) {
          place ??= newPlace();
          show({ unreadable: true });
          if (state.draft.text !== '') keep();
          throw error;
        }
      }),
    handOver: () =>
      inTurn(async () => {
        const { text } = state.draft;
        if (place === null || handedOver !== null || text === '' || !(await saver.flush())) return;
        if (state.draft.text !== text) return;
        handedOver = text;
        await stores.drafts.update(place, (record) =>
          record?.payload.pageId === pageId ? writtenBy(record, null) : undefined,
        );
      }),
    write(text, moment) {
      const before = state.draft;
      const begins = before.text === '' && text !== '';
      const about = { begunAt: clock.nowMs(), momentAt: moment.speaker ? moment.at : null };
      show({ draft: { ...before, text, ...(begins ? about : {}) } });
      keep();
    },
    moveTo(momentAt) {
      show({ draft: { ...state.draft, momentAt } });
      keep();
    },
    startAnew(saved) {
      const { text } = state.draft;
      const rest = wordsBeyond(text, saved);
      show({ draft: { ...blank(), text: rest } });
      const id = place;
      if (rest !== '') keep();
      else if (id !== null) saver.save(id, () => stores.drafts.erase([id]));
    },
    flush: () => saver.flush(),
  };
}
