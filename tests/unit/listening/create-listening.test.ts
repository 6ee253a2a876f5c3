import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListening } from '../../../lib/listening/create-listening';
import type { Interval } from '../../../lib/listening/interval';
import { measureListening } from '../../../lib/listening/measures';
import type { Speaker } from '../../../lib/listening/speaker';
import { arbitrarySpeech } from './arbitrary-speech';
import { workedExample, workedMeasures } from './worked-example';

interface Report {
  readonly speaker: Speaker;
  readonly interval: Interval;
}

const bySpeaker = (reports: readonly Report[]) => ({
  coach: reports.filter(({ speaker }) => speaker === 'coach').map(({ interval }) => interval),
  coachee: reports.filter(({ speaker }) => speaker === 'coachee').map(({ interval }) => interval),
});

/** Cuts speech as a detector would, which reports it every `stepMs` while it lasts. */
const inSteps = ({ speaker, interval: [startMs, endMs] }: Report, stepMs: number): Report[] => {
  const pieces: Report[] = [];
  for (let fromMs = startMs; fromMs < endMs; fromMs += stepMs) {
    pieces.push({ speaker, interval: [fromMs, Math.min(endMs, fromMs + stepMs)] });
  }
  return pieces;
};

/** Pushes the reports in chunks and compares with the whole-session measures after each. */
function expectEqualThroughout(
  reports: readonly Report[],
  chunkSizes: readonly number[],
  eager: boolean,
): void {
  const listening = createListening();
  let done = 0;
  for (let turn = 0; done < reports.length; turn += 1) {
    const from = done;
    done += chunkSizes[turn % chunkSizes.length]!;
    const laterStarts = reports.slice(done).map(({ interval }) => interval[0]);
    const latestMs = Math.max(...reports.slice(0, done).map(({ interval }) => interval[1]));
    // The tightest promise that holds, or none at all.
    const settledMs = eager ? Math.min(latestMs + 5000, ...laterStarts) : 0;
    listening.push({ ...bySpeaker(reports.slice(from, done)), settledMs });
    const soFar = bySpeaker(reports.slice(0, done));
    const ahead = bySpeaker(reports.slice(0, done + 2));
    const durationMs = latestMs + 1;
    // Trying provisional speech first shows that it leaves nothing behind.
    expect(listening.measuresAt(durationMs, bySpeaker(reports.slice(done, done + 2)))).toEqual(
      measureListening({ durationMs, ...ahead }),
    );
    expect(listening.measuresAt(durationMs)).toEqual(measureListening({ durationMs, ...soFar }));
  }
}

const chunkSizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });

const reportsOf = (speech: { coach: Interval[]; coachee: Interval[] }): Report[] => [
  ...speech.coach.map((interval) => ({ speaker: 'coach' as const, interval })),
  ...speech.coachee.map((interval) => ({ speaker: 'coachee' as const, interval })),
];

describe('listening step by step equals the whole session', { timeout: 60_000 }, () => {
  it('when speech is reported at its end', () => {
    fc.assert(
      fc.property(arbitrarySpeech, chunkSizes, (speech, sizes) => {
        const reports = reportsOf(speech).toSorted((a, b) => a.interval[1] - b.interval[1]);
        expectEqualThroughout(reports, sizes, true);
      }),
      { numRuns: 3000 },
    );
  });

  it('when speech is reported in pieces while it lasts', () => {
    const stepsMs = fc.constantFrom(100, 250, 500, 1000, 2500);
    fc.assert(
      fc.property(arbitrarySpeech, stepsMs, chunkSizes, (speech, stepMs, sizes) => {
        const reports = reportsOf(speech)
          .flatMap((report) => inSteps(report, stepMs))
          .toSorted((a, b) => a.interval[1] - b.interval[1]);
        expectEqualThroughout(reports, sizes, true);
      }),
      { numRuns: 1000 },
    );
  });

  it('in any order, as long as the promise is kept', () => {
    const shuffled = arbitrarySpeech.chain((speech) => {
      const reports = reportsOf(speech);
      return fc.shuffledSubarray(reports, { minLength: reports.length });
    });
    fc.assert(
      fc.property(shuffled, chunkSizes, fc.boolean(), (reports, sizes, eager) => {
        expectEqualThroughout(reports, sizes, eager);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('createListening', () => {
  it('measures the worked example, in one chunk or asked twice', () => {
    const listening = createListening();
    const { coach, coachee, durationMs } = workedExample;
    listening.push({ coach, coachee, settledMs: durationMs });
    expect(listening.measuresAt(durationMs)).toEqual(workedMeasures);
    expect(listening.measuresAt(durationMs)).toEqual(workedMeasures);
  });

  it('refuses speech from before what was settled, whole chunk and all', () => {
    const listening = createListening();
    listening.push({ coach: [[0, 2000]], coachee: [], settledMs: 5000 });
    const before = listening.measuresAt(9000);
    const late = { coach: [[6000, 7000] as const], coachee: [[4999, 8000] as const] };
    expect(() => listening.push({ ...late, settledMs: 9000 })).toThrow(
      new RangeError('Speech at 4999 ms arrives after 5000 ms was settled'),
    );
    expect(listening.measuresAt(9000)).toEqual(before);
  });

  it('starts empty', () => {
    const durationMs = 1000;
    const nothing = measureListening({ durationMs, coach: [], coachee: [] });
    expect(createListening().measuresAt(durationMs)).toEqual(nothing);
  });
});
