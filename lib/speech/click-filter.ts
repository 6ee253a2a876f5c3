import { NO_LEVEL_DB } from './levels';

export interface Frame {
  readonly startMs: number;
  readonly endMs: number;
  readonly levelDb: number;
}

export interface ClickFilter {
  /**
   * @returns the previous frame, lowered to the level of its neighbours if it was a click, or
   *   `null`
   */
  push(frame: Frame, spikeDb: number): Frame | null;
  /** @returns the last frame, or `null`; the next frame has no neighbour before it */
  flush(spikeDb: number): Frame | null;
}

/**
 * Lowers levels that stand alone: a click, a key or a knock lasts one step, while a syllable rises
 * and falls over several. The filter delays frames by one step, because it needs the next one.
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
