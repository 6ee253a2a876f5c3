/** The coach's changes to notes and commitments: durable, with undo. */
import { useMemo } from 'react';
import type { AnyRecord } from '../../lib/records/envelope';
import {
  moved,
  NO_HISTORY,
  stepBack,
  stepForward,
  withoutStep,
  withStep,
  type History,
} from '../../lib/records/history';
import type { Repository } from '../../lib/records/repository';
import { useServices } from '../app/services';

export interface Edits {
  /**
   * Resolves, once durable, to a function that undoes this change. `edit` may run again when the write is
   * retried.
   */
  change<R extends AnyRecord>(
    store: Repository<R>,
    id: string,
    edit: (stored: R | undefined) => R | undefined,
  ): Promise<() => Promise<boolean>>;
  /** Undoes the latest change; resolves to whether there was one. */
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
}

/** One step of undo or redo; false when its record has changed since. */
type Step = (way: 'back' | 'forward') => Promise<boolean>;

export function useEdits(): Edits {
  const { clock } = useServices();
  return useMemo(() => createEdits(clock), [clock]);
}

function createEdits(clock: { nowMs(): number }): Edits {
  let history: History<Step> = NO_HISTORY;

  async function walk(way: 'back' | 'forward'): Promise<boolean> {
    const [after, step] = way === 'back' ? stepBack(history) : stepForward(history);
    history = after;
    return step !== null && (await step(way));
  }

  function stepOf<R extends AnyRecord>(store: Repository<R>, before: R | null, after: R): Step {
    return async (way) => {
      const [from, to] = way === 'back' ? [after, before] : [before, after];
      let changed = false;
      await store.update(after.id, (stored) => {
        const next = moved(stored, from, to, clock.nowMs());
        changed = next !== undefined;
        return next;
      });
      return changed;
    };
  }

  return {
    async change(store, id, edit) {
      let step: Step | null = null;
      await store.update(id, (stored) => {
        const after = edit(stored);
        step = after ? stepOf(store, stored ?? null, after) : null;
        return after;
      });
      const taken: Step | null = step;
      if (taken === null) return async () => false;
      history = withStep(history, taken);
      return async () => {
        history = withoutStep(history, taken);
        return await (taken as Step)('back');
      };
    },
    undo: () => walk('back'),
    redo: () => walk('forward'),
  };
}
