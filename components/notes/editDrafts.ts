/**
 * Unsaved edits of a session's notes. Like the draft of a new note they are stored while typing, and each
 * belongs to one page.
 */
import {
  editField,
  isDraftOf,
  isFree,
  newDraft,
  ownDraftId,
  writtenBy,
} from '../../lib/notes/draft';
import type { DraftRecord } from '../../lib/notes/draft';
import type { NoteEdit } from '../../lib/notes/edit';
import { withPayload } from '../../lib/records/envelope';
import { createSaver, SOON_MS, type SaveState } from '../app/saver';
import type { DraftServices } from './noteDraft';

export interface EditDrafts {
  /** The unsaved edit of a note; undefined when there is none. */
  of(noteId: string): (Pick<NoteEdit, 'words'> & { readonly base: string | null }) | undefined;
  keep(noteId: string, edit: NoteEdit): void;
  erase(noteId: string): void;
}

export interface HeldEditDrafts extends EditDrafts {
  /** Reads the edits that no other open page owns. */
  takeUp(): Promise<void>;
  /** Whether the edits were read: an edit begun earlier would hide them. */
  isRead(): boolean;
  stored(): SaveState;
  listen(listener: () => void): () => void;
  flush(): Promise<boolean>;
}

export function createEditDrafts(services: DraftServices, sessionId: string): HeldEditDrafts {
  const { stores, clock, openPages } = services;
  const pageId = openPages.ownId;
  /** Drafts by note, newest first: closed pages may have left several edits of one note. */
  const byNote = new Map<string, readonly DraftRecord[]>();
  const listeners = new Set<() => void>();
  let state: SaveState = 'untouched';
  const saver = createSaver({
    onState(next) {
      state = next;
      tell();
    },
  });
  let isRead = false;
  let storedAt = -Infinity;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  async function takeUp(): Promise<void> {
    const page = { pageId, openIds: await openPages.ids() };
    const found = new Map<string, DraftRecord[]>();
    for (const { id, payload } of await stores.drafts.bySession(sessionId)) {
      const { noteId } = payload;
      if (!isDraftOf(id, editField(noteId), sessionId) || byNote.has(noteId)) continue;
      let isOwn = false;
      const own = await stores.drafts.update(id, (stored) => {
        isOwn = stored !== undefined && isFree(stored.payload, page);
        if (!stored || !isOwn || stored.payload.pageId === pageId) return undefined;
        return writtenBy(stored, pageId);
      });
      if (own && isOwn) found.set(noteId, [...(found.get(noteId) ?? []), own]);
    }
    for (const [noteId, drafts] of found)
      if (!byNote.has(noteId))
        byNote.set(
          noteId,
          drafts.toSorted((a, b) => b.updatedAt - a.updatedAt),
        );
    isRead = true;
    tell();
  }

  /** Stores the current edit, also after a failed attempt. */
  async function store(noteId: string, id: string): Promise<void> {
    const draft = byNote.get(noteId)?.find((each) => each.id === id);
    if (!draft) return;
    await stores.drafts.update(id, (stored) =>
      stored ? withPayload(stored, draft.payload, draft.updatedAt) : draft,
    );
  }

  return {
    of(noteId) {
      const payload = byNote.get(noteId)?.[0]?.payload;
      return payload && { words: payload.text, base: payload.base };
    },
    keep(noteId, { words, base }) {
      const nowMs = clock.nowMs();
      const [before, ...others] = byNote.get(noteId) ?? [];
      const id = before?.id ?? ownDraftId(editField(noteId), sessionId, clock.newId());
      const draft = { text: words, begunAt: nowMs, noteId, pageId, base };
      byNote.set(noteId, [newDraft(id, sessionId, draft, nowMs), ...others]);
      // Store the first letters at once, and each letter typed at ordinary speed.
      const when = nowMs - storedAt > SOON_MS || nowMs < storedAt ? 'now' : 'soon';
      storedAt = nowMs;
      saver.save(id, () => store(noteId, id), when);
    },
    erase(noteId) {
      const [draft, ...others] = byNote.get(noteId) ?? [];
      if (!draft) return;
      if (others.length > 0) byNote.set(noteId, others);
      else byNote.delete(noteId);
      saver.save(draft.id, () => stores.drafts.erase([draft.id]));
    },
    takeUp,
    isRead: () => isRead,
    stored: () => state,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush: () => saver.flush(),
  };
}
