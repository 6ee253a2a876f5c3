import { joinGaps } from '../../lib/listening/inter-pausal-units';
import type { Interval } from '../../lib/listening/interval';
import { createDetector } from '../../lib/speech/detector';
import type { LevelSource } from '../../lib/speech/levels';
import {
  SPEECH_PARAMETERS,
  type ParameterTable,
  type SpeechParameters,
} from '../../lib/speech/parameters';
import type { Recording, SeriesName, Speaker } from './recording';

export type Heard = Readonly<Record<Speaker, readonly Interval[]>> & {
  /** Time in which the level lay near the threshold, in ms. */
  readonly uncertainMs: Readonly<Record<Speaker, number>>;
};

const STEP_MS = 100;
const SOURCES: Readonly<Record<SeriesName, Readonly<Record<Speaker, LevelSource>>>> = {
  rms: { coach: 'rms', coachee: 'rms' },
  audioLevel: { coach: 'mediaSource', coachee: 'inbound' },
};

/** The shipped parameters with those of one series replaced. */
export function tableWith(series: SeriesName, parameters: SpeechParameters): ParameterTable {
  const { coach, coachee } = SOURCES[series];
  return { ...SPEECH_PARAMETERS, [coach]: parameters, [coachee]: parameters };
}

/** What the detector makes of a recording, fed step by step as in a call. */
export function hear(
  { levelsDb, durationMs }: Recording,
  series: SeriesName,
  parameters: ParameterTable = SPEECH_PARAMETERS,
): Heard {
  const detector = createDetector({ parameters });
  const sources = SOURCES[series];
  const updates = levelsDb[series].coach.map((coachDb, index) => {
    const coacheeDb = levelsDb[series].coachee[index];
    return detector.push({
      atMs: (index + 1) * STEP_MS,
      coach: { source: sources.coach, levelDb: coachDb },
      others: new Map(
        coacheeDb === undefined
          ? []
          : [['coachee', { source: sources.coachee, levelDb: coacheeDb }]],
      ),
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

/** The plain rule to compare with: speech is what exceeds one level, pauses up to 0.3 s bridged. */
export function hearAbove(recording: Recording, series: SeriesName, thresholdDb: number): Heard {
  const above = (speaker: Speaker) =>
    joinGaps(
      recording.levelsDb[series][speaker].flatMap((db, index): Interval[] =>
        db > thresholdDb ? [[index * STEP_MS, (index + 1) * STEP_MS]] : [],
      ),
      300,
    );
  return {
    coach: above('coach'),
    coachee: above('coachee'),
    uncertainMs: { coach: 0, coachee: 0 },
  };
}
