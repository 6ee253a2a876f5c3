import type { ListeningInput } from '../../../lib/listening/measures';

/** One short session in which every rule applies; docs/measures.md works it out. */
export const workedExample: ListeningInput = {
  durationMs: 72_000,
  coach: [
    [1000, 2900],
    [3080, 5000],
    [14_000, 14_400],
    [20_000, 20_100],
    [31_700, 34_000],
    [38_000, 40_000],
    [48_200, 52_000],
    [57_000, 57_600],
  ],
  coachee: [
    [10_000, 22_000],
    [25_500, 32_000],
    [41_000, 49_000],
    [50_000, 51_200],
    [52_500, 56_500],
    [61_000, 70_000],
  ],
};

export const workedMeasures = {
  coachTalkMs: 12_700,
  coacheeTalkMs: 40_700,
  coachShare: 12_700 / 53_400,
  turns: 10,
  longestCoachTurnMs: 4000,
  medianCoacheeTurnMs: 8000,
  longestCoacheeStretchMs: 22_000,
  coacheeLatencyMs: 2200,
  coachGapMs: -300,
  coachInterruptions: 1,
  coacheeInterruptions: 0,
  coachBackchannels: 1,
  coacheeBackchannels: 0,
  attempts: 1,
  silences: 4,
  holdRate: 0.75,
  silenceShare: 1 - 51_100 / 72_000,
};
