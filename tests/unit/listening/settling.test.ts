import { describe, expect, it } from 'vitest';
import { addInterval } from '../../../lib/listening/pending-units';
import { emptyTally, prolongTurn } from '../../../lib/listening/running-tally';
import { settleUntil, type Pending } from '../../../lib/listening/settling';

const STEP_MS = 500;

/** Five hours, reported as they pass: who speaks in each half second. */
function afterFiveHours(speaks: (speaker: 'coach' | 'coachee', step: number) => boolean) {
  const tally = emptyTally();
  const pending: Pending = { coach: [], coachee: [] };
  let mostPending = 0;
  for (let step = 0; step < (5 * 3_600_000) / STEP_MS; step += 1) {
    const startMs = step * STEP_MS;
    for (const speaker of ['coach', 'coachee'] as const) {
      if (!speaks(speaker, step)) continue;
      const grown = addInterval(pending[speaker], [startMs, startMs + STEP_MS]);
      if (grown !== null) prolongTurn(tally, grown.endMs);
    }
    settleUntil(tally, pending, startMs + STEP_MS);
    mostPending = Math.max(mostPending, pending.coach.length + pending.coachee.length);
  }
  const { coacheeTurnsMs, latenciesMs, gapsMs } = tally.settled;
  const kept = coacheeTurnsMs.length + latenciesMs.length + gapsMs.length;
  return { mostPending, kept, tally };
}

// Units are over half a second apart, and a few seconds of them are kept.
const FEW = 12;

describe('the memory of a session in progress', () => {
  it('holds a few units and a number or two for each turn', () => {
    const { mostPending, kept, tally } = afterFiveHours((speaker, step) =>
      speaker === 'coach' ? step % 14 < 4 : step % 14 >= 7 && step % 14 < 12,
    );
    expect(tally.turns).toBeGreaterThan(5000);
    expect(mostPending).toBeLessThanOrEqual(FEW);
    expect(kept).toBeLessThanOrEqual(2 * tally.turns);
  });

  it('stays as small when one speaks without a pause and the other puts in a word', () => {
    const { mostPending, kept, tally } = afterFiveHours(
      (speaker, step) => speaker === 'coachee' || step % 6 < 3,
    );
    expect(tally.turns).toBeLessThanOrEqual(2);
    expect(tally.attempts).toBeGreaterThan(5000);
    expect(mostPending).toBeLessThanOrEqual(FEW);
    expect(kept).toBeLessThanOrEqual(2);
  });

  it('stays as small when neither ever stops', () => {
    const { mostPending } = afterFiveHours(() => true);
    expect(mostPending).toBeLessThanOrEqual(2);
  });

  it('stays as small in a long silence with clicks', () => {
    const tally = emptyTally();
    const pending: Pending = { coach: [], coachee: [] };
    for (let startMs = 0; startMs < 3_600_000; startMs += 2000) {
      addInterval(pending.coach, [startMs, startMs + 100]);
      settleUntil(tally, pending, startMs + 1000);
    }
    expect(pending).toEqual({ coach: [], coachee: [] });
    expect(tally.turns).toBe(0);
  });
});
