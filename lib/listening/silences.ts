import type { Interval } from './interval';
import type { BySpeaker, Speaker } from './speaker';
import { inStartOrder, type Utterance } from './utterance';

/** The shortest joint pause of both speakers that counts as a silence. */
export const MINIMUM_SILENCE_MS = 3000;

/** A silence: nobody speaks in `[startMs, endMs)`. */
export interface Silence {
  readonly startMs: number;
  readonly endMs: number;
  /** The speaker whose unit ended last before it. */
  readonly before: Speaker;
  /** The speaker whose unit ended it. */
  readonly after: Speaker;
}

/**
 * Silences between the first and the last speech, from all units including back-channels (sorted
 * per speaker). If two units end together, `before` is the speaker of the one that started first;
 * if both start together, the coach's comes first.
 */
export function silencesOf(units: BySpeaker<readonly Interval[]>): Silence[] {
  const silences: Silence[] = [];
  let last: Utterance | null = null;
  for (const unit of inStartOrder(units)) {
    if (last !== null && unit.startMs - last.endMs >= MINIMUM_SILENCE_MS) {
      silences.push({
        startMs: last.endMs,
        endMs: unit.startMs,
        before: last.speaker,
        after: unit.speaker,
      });
    }
    if (last === null || unit.endMs > last.endMs) last = unit;
  }
  return silences;
}
