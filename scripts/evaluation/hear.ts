import { joinGaps } from '../../lib/listening/inter-pausal-units';
import type { Interval } from '../../lib/listening/interval';
import { createDetector, type DetectorOptions } from '../../lib/speech/detector';
import type { LevelSource } from '../../lib/speech/levels';
import {
  SPEECH_PARAMETERS,
  type ParameterTable,
  type SpeechParameters,
} from '../../lib/speech/parameters';
import type { Readings, Recording, SeriesName, Speaker } from './recording';

export type Heard = Readonly<Record<Speaker, readonly Interval[]>> & {
  /** Time in which the level lay near the threshold, in ms. */
  readonly uncertainMs: Readonly<Record<Speaker, number>>;
};

const STEP_MS = 100;
const SOURCES: Readonly<Record<SeriesName, Readonly<Record<Speaker, LevelSource>>>> = {
  rms: { coach: 'rms', coachee: 'rms' },
  audioLevel: { coach: 'mediaSource', coachee: 'inbound' },
  fullBand: { coach: 'rms', coachee: 'rms' },
};

/** The shipped parameters with those of one series replaced. */
export function tableWith(series: SeriesName, parameters: SpeechParameters): ParameterTable {
  const { coach, coachee } = SOURCES[series];
  return { ...SPEECH_PARAMETERS, [coach]: parameters, [coachee]: parameters };
}

/** What the detector makes of a recording, fed step by step as in a call. */
export function hear(
  recording: Recording,
  series: SeriesName,
  options: DetectorOptions = {},
): Heard {
  const { durationMs } = recording;
  const detector = createDetector(options);
  const { coach, coachee } = readingsOf(recording, series);
  const updates = coach.map((reading, index) => {
    const other = coachee[index];
    return detector.push({
      atMs: (index + 1) * STEP_MS,
      coach: reading,
      others: new Map(other === undefined ? [] : [['coachee', other]]),
    });
  });
  updates.push(detector.flush(durationMs));
  const uncertainMs = (speaker: Speaker) =>
    updates.reduce((sumMs, update) => sumMs + update[speaker].uncertainMs, 0);
  return {
    coach: updates.flatMap(({ coach }) => coach.closed),
    coachee: updates.flatMap(({ coachee }) => coachee.closed),
    uncertainMs: { coach: uncertainMs('coach'), coachee: uncertainMs('coachee') },
  };
}

function readingsOf({ id, series: all }: Recording, series: SeriesName): Readings {
  const readings = all[series];
  if (!readings) throw new Error(`${id}: no ${series}`);
  return readings;
}

/** The plain rule to compare with: speech is what exceeds one level, pauses up to 0.3 s bridged. */
export function hearAbove(recording: Recording, series: SeriesName, thresholdDb: number): Heard {
  const above = (speaker: Speaker) =>
    joinGaps(
      readingsOf(recording, series)[speaker].flatMap(({ levelDb }, index): Interval[] =>
        levelDb > thresholdDb ? [[index * STEP_MS, (index + 1) * STEP_MS]] : [],
      ),
      300,
    );
  return {
    coach: above('coach'),
    coachee: above('coachee'),
    uncertainMs: { coach: 0, coachee: 0 },
  };
}
