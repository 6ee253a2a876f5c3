import type { Interval } from './interval';
import type { BySpeaker, Speaker } from './speaker';
import { inStartOrder, type Utterance } from './utterance';

/** The shortest pause of everyone that is called a silence. */
export const MINIMUM_SILENCE_MS = 3000;

/** Nobody speaks in `[startMs, endMs)`. */
export interface Silence {
  readonly startMs: number;
  readonly endMs: number;
  /** Whose unit ended last before it. */
  readonly before: Speaker;
  /** Whose unit ended it. */
  readonly after: Speaker;
}

/**
 * Silences between the first and the last speech, from all units, back-channels included (sorted
 * per speaker). Where two units end together, the one that started first is the one before; where
 * both start together, the coach's comes first.
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
