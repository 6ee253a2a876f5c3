/** The cues shown earlier in this session, as the guards count them. */
import type { Interval } from '../listening/interval';
import { sessionTimeMs } from '../session/clock';
import type { CueOutcome, NudgeRecord } from './nudge';

/** A cue that was shown in this session. Times are session time, in ms. */
export interface PastNudge {
  readonly trigger: string;
  readonly shownMs: number;
  readonly fate: CueOutcome;
  /** No cue until `untilMs`; null: for the rest of the session. */
  readonly snooze: { readonly untilMs: number | null } | null;
}

/** The stored cues of a session, oldest first. */
export function pastNudges(
  records: readonly NudgeRecord[],
  stretches: readonly Interval[],
): PastNudge[] {
  return records
    .map(({ payload }): PastNudge => {
      const { trigger, shownAt, fate, snoozedUntil } = payload;
      const shownMs = sessionTimeMs(stretches, shownAt);
      if (fate !== 'snoozed') return { trigger, shownMs, fate, snooze: null };
      // A snooze runs on session time, so pauses of the session do not shorten it.
      const untilMs = snoozedUntil === null ? null : shownMs + (snoozedUntil - shownAt);
      return { trigger, shownMs, fate, snooze: { untilMs } };
    })
    .toSorted((a, b) => a.shownMs - b.shownMs);
}
