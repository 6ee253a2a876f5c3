import type { Interval } from './interval';
import type { BySpeaker, Speaker } from './speaker';

/** An interval of one speaker's speech, `[startMs, endMs)`. */
export interface Utterance {
  readonly speaker: Speaker;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Both speakers' sorted intervals as one list by start; the coach's comes first if both start
 * together.
 */
export function inStartOrder(intervals: BySpeaker<readonly Interval[]>): Utterance[] {
  const ordered: Utterance[] = [];
  let next = 0;
  for (const coachee of intervals.coachee) {
    for (; next < intervals.coach.length; next += 1) {
      const coach = intervals.coach[next]!;
      if (coach[0] > coachee[0]) break;
      ordered.push({ speaker: 'coach', startMs: coach[0], endMs: coach[1] });
    }
    ordered.push({ speaker: 'coachee', startMs: coachee[0], endMs: coachee[1] });
  }
  for (const coach of intervals.coach.slice(next)) {
    ordered.push({ speaker: 'coach', startMs: coach[0], endMs: coach[1] });
  }
  return ordered;
}
