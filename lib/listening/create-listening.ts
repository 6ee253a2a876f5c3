import type { Speech } from './conversation';
import type { Interval } from './interval';
import type { Measures } from './measures';
import { addInterval } from './pending-units';
import { copyTally, emptyTally, measuresOf, prolongTurn, type RunningTally } from './running-tally';
import { count, settleUntil, uncounted, type Pending } from './settling';
import type { Speaker } from './speaker';

/** Speech that has become known: any intervals, in any order, new or extending earlier ones. */
export interface SpeechChunk {
  readonly coach: readonly Interval[];
  readonly coachee: readonly Interval[];
  /**
   * A promise: no later chunk holds an interval that starts before this. Report long speech in
   * pieces as it goes on (`[0, 100)`, `[100, 200)`…) so that this can follow the clock.
   */
  readonly settledMs: number;
}

/** The listening measures of a session in progress. */
export interface Listening {
  /**
   * Adds speech. Throws a RangeError for an interval that starts before an earlier chunk's
   * `settledMs`, and then takes nothing of the chunk.
   */
  push(chunk: SpeechChunk): void;
  /**
   * Equals `measureListening` on all speech so far, and on `provisional` speech that starts after
   * what was settled and may yet change, with `durationMs: nowMs`.
   */
  measuresAt(nowMs: number, provisional?: Speech): Measures;
}

/**
 * Measures a session as it goes on. The cost of a step depends on the speech since `settledMs` (less
 * a few seconds), not on the length of the session; only what the three medians need is kept, one
 * number for each turn at most.
 */
export function createListening(): Listening {
  const tally = emptyTally();
  const pending: Pending = { coach: [], coachee: [] };
  let settledMs = 0;

  return {
    push(chunk) {
      for (const [startMs] of [...chunk.coach, ...chunk.coachee]) {
        if (startMs < settledMs) {
          throw new RangeError(`Speech at ${startMs} ms arrives after ${settledMs} ms was settled`);
        }
      }
      add(tally, pending, chunk);
      settledMs = Math.max(settledMs, chunk.settledMs);
      settleUntil(tally, pending, settledMs);
    },
    measuresAt(nowMs, provisional) {
      const trial = copyTally(tally);
      const speech = provisional ? copyPending(pending) : pending;
      if (provisional) add(trial, speech, provisional);
      for (const entry of uncounted(speech)) count(trial, entry);
      return measuresOf(trial, nowMs);
    },
  };
}

function add(tally: RunningTally, pending: Pending, speech: Speech): void {
  for (const speaker of ['coach', 'coachee'] as const) {
    for (const interval of speech[speaker]) {
      if (interval[1] <= interval[0]) continue;
      const grown = addInterval(pending[speaker], interval);
      if (grown !== null) prolongTurn(tally, grown.endMs);
    }
  }
}

/** A copy to try provisional speech on. */
function copyPending(pending: Pending): Pending {
  const copy = (units: Pending[Speaker]) => units.map((unit) => ({ ...unit }));
  return { coach: copy(pending.coach), coachee: copy(pending.coachee) };
}
