/** The text being written, kept on disk as it grows: a crash costs at most the last moment. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { draftId, newDraft, type DraftRecord } from '../../lib/notes/draft';
import { withPayload } from '../../lib/records/envelope';
import { useServices } from '../app/services';

const KEEP_AFTER_MS = 100;

type Draft = DraftRecord['payload'];

export interface DraftField {
  readonly draft: Draft;
  write(text: string): void;
  /** After the note was saved: starts anew. */
  clear(): Promise<void>;
}

export function useDraft(field: string, sessionId: string): DraftField {
  const { stores, clock } = useServices();
  const blank = useCallback(
    (): Draft => ({ text: '', begunAt: clock.nowMs(), noteId: clock.newId() }),
    [clock],
  );
  const [draft, setDraft] = useState<Draft>(blank);
  const latest = useRef(draft);
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null);
  const id = draftId(field, sessionId);

  const set = useCallback((next: Draft) => {
    latest.current = next;
    setDraft(next);
  }, []);

  const keep = useCallback(async () => {
    if (pending.current) clearTimeout(pending.current);
    pending.current = null;
    const nowMs = clock.nowMs();
    const text = latest.current;
    await stores.drafts
      .update(id, (stored) =>
        stored ? withPayload(stored, text, nowMs) : newDraft(field, sessionId, text, nowMs),
      )
      .catch((error: unknown) => console.warn('aparté: the draft could not be kept', error));
  }, [stores, clock, id, field, sessionId]);

  useEffect(() => {
    let current = true;
    void (async () => {
      const stored = await stores.drafts.get(id);
      if (!stored || !current || latest.current.text !== '') return;
      // Saved just before a crash: the note is there, so its draft has done its work.
      if (await stores.notes.get(stored.payload.noteId)) await stores.drafts.erase([id]);
      else if (current) set(stored.payload);
    })();
    const leaving = () => {
      if (pending.current) void keep();
    };
    window.addEventListener('pagehide', leaving);
    return () => {
      current = false;
      leaving();
      window.removeEventListener('pagehide', leaving);
    };
  }, [stores, id, keep, set]);

  return {
    draft,
    write(text) {
      const begins = latest.current.text === '' && text !== '';
      set({ ...latest.current, text, ...(begins ? { begunAt: clock.nowMs() } : {}) });
      pending.current ??= setTimeout(() => void keep(), KEEP_AFTER_MS);
    },
    async clear() {
      if (pending.current) clearTimeout(pending.current);
      pending.current = null;
      set(blank());
      await stores.drafts.erase([id]).catch(() => undefined);
    },
  };
}
