/** The text being written, kept on disk as it grows: a crash costs at most the last moment. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { newDraft, type Draft } from '../../lib/notes/draft';
import type { Moment } from '../../lib/notes/moment';
import { withPayload } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { createDraftKeeper } from '../notes/draftKeeper';
import { readUnfinished } from '../notes/unfinished';
import { useLeaving } from '../app/useLeaving';

export interface DraftField {
  readonly draft: Draft;
  /** What was left unfinished cannot be read: it stays as it is, and what is written is kept beside it. */
  readonly unreadable: boolean;
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
  const [unreadable, setUnreadable] = useState(false);
  const latest = useRef(draft);
  /** Where it is kept; null until what was left unfinished has been looked at. */
  const place = useRef<string | null>(null);
  const keeper = useMemo(() => createDraftKeeper(clock), [clock]);

  const keep = useCallback(() => {
    const id = place.current;
    if (id === null) return;
    const draft = latest.current;
    const nowMs = clock.nowMs();
    keeper.keep(id, () =>
      stores.drafts.update(id, (stored) =>
        stored ? withPayload(stored, draft, nowMs) : newDraft(id, sessionId, draft, nowMs),
      ),
    );
  }, [stores, clock, keeper, sessionId]);

  const show = useCallback((next: Draft) => {
    latest.current = next;
    setDraft(next);
  }, []);

  useEffect(() => {
    let current = true;
    place.current = null;
    void (async () => {
      const found = await readUnfinished({ stores, clock }, field, sessionId);
      if (!current) return;
      place.current = found.id;
      setUnreadable(found.unreadable);
      // A quick hand writes before the disk has answered: both are kept, what is older first.
      const { text } = latest.current;
      const { draft } = found;
      if (draft) show({ ...draft, text: [draft.text, text].filter(Boolean).join('\n') });
      if (text !== '') keep();
    })();
    return () => {
      current = false;
    };
  }, [stores, clock, field, sessionId, show, keep]);

  useLeaving(keeper.flush);

  return {
    draft,
    unreadable,
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
      const id = place.current;
      if (rest !== '') keep();
      else if (id !== null) keeper.erase(id, () => stores.drafts.erase([id]));
    },
  };
}
