import { measureListening } from '../../lib/listening/measures';
import type { SpeechParameters } from '../../lib/speech/parameters';
import { hear, hearAbove, tableWith, type Heard } from './hear';
import type { Recording, SeriesName } from './recording';
import { mean, percentOff, sharePoints, talkMs } from './score';

/**
 * The share is scored with pauses up to 0.5 s counted as talk. Were it fitted at 0.5 s alone, the
 * fit would chase pauses that happen to last 0.49 or 0.51 s in these calls.
 */
const PAUSES_MS = [300, 400, 450, 500, 550, 600, 700];
const STEPS = 60;
const TURN_WEIGHT = 0.5;
/** Half of it gives the fixed threshold its best shares: compared with at its best. */
const THRESHOLD_TURN_WEIGHT = 0.25;

/** What is fitted, and how far one step of the search may go. */
const RANGES: Readonly<Partial<Record<keyof SpeechParameters, number>>> = {
  edgeFraction: 0.08,
  releaseFraction: 0.08,
  peakFraction: 0.1,
  fadeDb: 3,
  fadeMsPerDb: 2,
};

/** Where every search starts: round numbers, whatever the recordings. */
const POWER_MEAN: SpeechParameters = {
  edgeFraction: 0.5,
  releaseFraction: 0.4,
  peakFraction: 0.85,
  lowestEdgeDb: -55,
  spikeDb: 6,
  echoMarginDb: 8,
  fadeDb: 25,
  fadeMsPerDb: 6,
  typicalSpeechDb: -30,
};
const START: Readonly<Record<SeriesName, SpeechParameters>> = {
  rms: POWER_MEAN,
  fullBand: POWER_MEAN,
  audioLevel: {
    edgeFraction: 0.5,
    releaseFraction: 0.4,
    peakFraction: 0.85,
    lowestEdgeDb: -45,
    spikeDb: 0,
    echoMarginDb: 10,
    fadeDb: 15,
    fadeMsPerDb: 6,
    typicalSpeechDb: -20,
  },
};

/** How wrong it was, lower is better: mostly the share, a little the amounts of talk and the number of turns. */
function lossOf(
  { durationMs, truth }: Recording,
  { coach, coachee }: Heard,
  turnWeight: number,
): number {
  const perPause = PAUSES_MS.map((pauseMs) => {
    const shareError =
      sharePoints(coach, coachee, pauseMs) - sharePoints(truth.coach, truth.coachee, pauseMs);
    const talkErrors =
      percentOff(talkMs(coach, pauseMs), talkMs(truth.coach, pauseMs)) +
      percentOff(talkMs(coachee, pauseMs), talkMs(truth.coachee, pauseMs));
    // The power makes one error of four points worse than two of two.
    return Math.abs(shareError) ** 1.5 + 0.05 * talkErrors;
  });
  const turns = measureListening({ durationMs, coach, coachee }).turns;
  const trueTurns = measureListening({ durationMs, ...truth }).turns;
  return mean(perPause) + turnWeight * percentOff(turns, trueTurns);
}

/** Fits the parameters of one series to recordings by a random search that always goes the same way. */
export function fitParameters(
  recordings: readonly Recording[],
  series: SeriesName,
): SpeechParameters {
  const lossWith = (parameters: SpeechParameters) => {
    const table = tableWith(series, parameters);
    return mean(
      recordings.map((recording) =>
        lossOf(recording, hear(recording, series, { parameters: table }), TURN_WEIGHT),
      ),
    );
  };
  const random = createRandom(1);
  let best = START[series];
  let least = lossWith(best);
  let stride = 1;
  let failures = 0;
  for (let step = 0; step < STEPS; step++) {
    const tried = nearby(best, stride, random);
    const loss = lossWith(tried);
    failures = loss < least ? 0 : failures + 1;
    if (loss < least) {
      best = tried;
      least = loss;
    } else if (failures % 12 === 0) {
      stride *= 0.6;
    }
  }
  return best;
}

/** The threshold in whole dB that suits recordings best when there is no more to the detector. */
export function fitThreshold(recordings: readonly Recording[], series: SeriesName): number {
  const candidates = Array.from({ length: 51 }, (_, index) => index - 60);
  const losses = candidates.map((thresholdDb) =>
    mean(
      recordings.map((recording) =>
        lossOf(recording, hearAbove(recording, series, thresholdDb), THRESHOLD_TURN_WEIGHT),
      ),
    ),
  );
  return candidates[losses.indexOf(Math.min(...losses))] ?? 0;
}

function nearby(from: SpeechParameters, stride: number, random: () => number): SpeechParameters {
  const changed: Record<string, number> = {};
  for (const [key, range] of Object.entries(RANGES)) {
    const value = from[key as keyof SpeechParameters];
    // Three uniform numbers make a bell: mostly small steps, now and then a larger one.
    const bell = random() + random() + random() - 1.5;
    if (random() < 0.5) changed[key] = Math.max(0, value + range * stride * 1.3 * bell);
  }
  return { ...from, ...changed };
}

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
