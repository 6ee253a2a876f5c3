/** The text being written, kept on disk as it grows: a crash costs at most the last moment. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { draftId, newDraft, type Draft } from '../../lib/notes/draft';
import type { Moment } from '../../lib/notes/moment';
import { withPayload } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { createDraftKeeper } from '../notes/draftKeeper';
import { useLeaving } from '../app/useLeaving';

export interface DraftField {
  readonly draft: Draft;
  /** @param moment what the note is about when this is its first letter */
  write(text: string, moment: Moment): void;
  /** Moves it to another moment, in epoch ms. */
  moveTo(momentAt: number): void;
  /** After `saved` is stored as a note: what was written meanwhile begins the next one. */
  startAnew(saved: string): void;
}

export function useDraft(field: string, sessionId: string): DraftField {
  const { stores, clock } = useServices();
  const blank = useCallback(
    (): Draft => ({ text: '', begunAt: clock.nowMs(), momentAt: null, noteId: clock.newId() }),
    [clock],
  );
  const [draft, setDraft] = useState<Draft>(blank);
  const latest = useRef(draft);
  /** Until what was left unfinished has been looked at, nothing may be written over it. */
  const looked = useRef(false);
  const id = draftId(field, sessionId);
  const keeper = useMemo(() => createDraftKeeper(clock), [clock]);

  const keep = useCallback(() => {
    if (!looked.current) return;
    const draft = latest.current;
    const nowMs = clock.nowMs();
    keeper.keep(id, () =>
      stores.drafts.update(id, (stored) =>
        stored ? withPayload(stored, draft, nowMs) : newDraft(field, sessionId, draft, nowMs),
      ),
    );
  }, [stores, clock, keeper, id, field, sessionId]);

  const show = useCallback((next: Draft) => {
    latest.current = next;
    setDraft(next);
  }, []);

  const unfinished = useCallback(async (): Promise<Draft | null> => {
    const stored = await stores.drafts.get(id);
    if (!stored) return null;
    if (!(await stores.notes.get(stored.payload.noteId))) return stored.payload;
    // Saved just before a crash: the note is there, so its draft has done its work.
    await stores.drafts.erase([id]);
    return null;
  }, [stores, id]);

  useEffect(() => {
    let current = true;
    looked.current = false;
    void (async () => {
      const found = await unfinished().catch(() => null);
      if (!current) return;
      looked.current = true;
      // A quick hand writes before the disk has answered: both are kept, what is older first.
      const { text } = latest.current;
      if (found) show({ ...found, text: [found.text, text].filter(Boolean).join('\n') });
      if (text !== '') keep();
    })();
    return () => {
      current = false;
    };
  }, [unfinished, show, keep]);

  useLeaving(keeper.flush);

  return {
    draft,
    write(text, moment) {
      const before = latest.current;
      const begins = before.text === '' && text !== '';
      const about = { begunAt: clock.nowMs(), momentAt: moment.speaker ? moment.at : null };
      show({ ...before, text, ...(begins ? about : {}) });
      keep();
    },
    moveTo(momentAt) {
      show({ ...latest.current, momentAt });
      keep();
    },
    startAnew(saved) {
      const { text } = latest.current;
      const rest = text.startsWith(saved) ? text.slice(saved.length) : '';
      show({ ...blank(), text: rest });
      if (rest !== '') keep();
      else if (looked.current) keeper.erase(id, () => stores.drafts.erase([id]));
    },
  };
}
