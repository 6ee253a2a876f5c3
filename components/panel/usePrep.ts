/** The preparation note for the next session with a person. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useServices } from '../app/services';
import { useHeld } from '../app/useHeld';
import { useOnPageHide } from '../app/useOnPageHide';
import { useWarnBeforeClosing } from '../app/useWarnBeforeClosing';
import { useStored } from '../data/useStored';
import { createPrepNote } from './prepNote';

export interface Prep {
  readonly personId: string;
  readonly text: string;
  /** Notes that other panels wrote at the same time for the same session. */
  readonly others: readonly string[];
  write(text: string): void;
  readonly state: 'saved' | 'notSaved' | null;
  /** Resolves once all typed text is durable. */
  flush(): Promise<boolean>;
}

/** Undefined while it is being read, or without a person. */
export function usePrep(personId: string | null): Prep | undefined {
  const services = useServices();
  const note = useHeld(`prep ${personId ?? ''}`, () => createPrepNote(services, personId));
  const now = useSyncExternalStore(note.listen, note.current);
  useStored('note', personId, () => note.read());
  useOnPageHide(note.flush);
  useWarnBeforeClosing(now?.stored === 'failed');

  const write = useCallback((text: string) => note.write(text), [note]);
  return useMemo(() => {
    if (now === null || personId === null) return undefined;
    const { text, others, stored } = now;
    const state = stored === 'failed' ? 'notSaved' : stored === 'saved' ? 'saved' : null;
    return { personId, text, others, write, state, flush: note.flush };
  }, [now, personId, write, note]);
}
