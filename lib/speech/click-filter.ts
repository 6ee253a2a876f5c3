import { NO_LEVEL_DB } from './levels';

export interface Frame {
  readonly startMs: number;
  readonly endMs: number;
  readonly levelDb: number;
}

export interface ClickFilter {
  /** @returns the frame before this one, cut down to its neighbours if it was a click, or `null` */
  push(frame: Frame, spikeDb: number): Frame | null;
  /** @returns the frame still held back, or `null`; the next frame has no neighbour before it */
  flush(spikeDb: number): Frame | null;
}

/**
 * Cuts off levels that stand alone: a click, a key or a knock lasts one step, a syllable rises and
 * falls over several. Costs one step of delay, since a neighbour comes after.
 */
export function createClickFilter(): ClickFilter {
  let beforeDb = NO_LEVEL_DB;
  let held: Frame | null = null;

  function release(afterDb: number, spikeDb: number): Frame | null {
    if (!held) return null;
    const levelDb = Math.min(held.levelDb, Math.max(beforeDb, afterDb) + spikeDb);
    beforeDb = held.levelDb;
    return levelDb === held.levelDb ? held : { ...held, levelDb };
  }

  return {
    push(frame, spikeDb) {
      const released = release(frame.levelDb, spikeDb);
      held = frame;
      return released;
    },
    flush(spikeDb) {
      const released = release(NO_LEVEL_DB, spikeDb);
      held = null;
      beforeDb = NO_LEVEL_DB;
      return released;
    },
  };
}
