import { createCoachee, type Closed } from './coachee';
import { createEchoWatch } from './echo-watch';
import { createOverlapWatch } from './overlap-watch';
import type { LevelStep } from './levels';
import { SPEECH_PARAMETERS, type ParameterTable } from './parameters';
import { createChannel, NOBODY } from './channel';
import { SPEECH_MODEL } from './speech-model';
import type { SpeechModel } from './voice-channel';
import { heardUpdate, unheardUpdate, type DetectorUpdate, type SpeakerUpdate } from './update';

/** Steps further apart than this leave a gap: a hidden tab, a sleeping machine. */
const LONGEST_STEP_MS = 500;
/** The time that a step covers when the previous one is too long ago. */
const NOMINAL_STEP_MS = 100;

const NOTHING_CLOSED: Closed = { together: [], groups: new Map() };

export interface DetectorOptions {
  readonly parameters?: ParameterTable;
  readonly model?: SpeechModel;
}

export interface Detector {
  /**
   * Adds the levels of one step, which cover the time since the previous step. A step that does not
   * advance the clock changes nothing.
   * @returns the intervals that became final, and the state after the step
   */
  push(step: LevelStep): DetectorUpdate;
  /**
   * Closes all open intervals at `atMs`, for a pause or the end of the call. The learned levels
   * stay.
   */
  flush(atMs: number): DetectorUpdate;
}

/** Turns levels into speech intervals as they arrive; memory and work per step do not grow. */
export function createDetector({
  parameters = SPEECH_PARAMETERS,
  model = SPEECH_MODEL,
}: DetectorOptions = {}): Detector {
  const coach = createChannel(parameters, model);
  const coachee = createCoachee(parameters, model);
  const echoWatch = createEchoWatch();
  const overlapWatch = createOverlapWatch();
  let echoing = false;
  let latest: DetectorUpdate | null = null;

  function push(step: LevelStep): DetectorUpdate {
    const endMs = Math.round(step.atMs);
    if (latest && endMs <= latest.endMs) return withNothingNew(latest);
    const sinceMs = latest ? endMs - latest.endMs : NOMINAL_STEP_MS;
    const broken = sinceMs > LONGEST_STEP_MS;
    const startMs = endMs - (broken ? NOMINAL_STEP_MS : sinceMs);
    const coachClosed = broken ? coach.interrupt() : [];
    const coacheeClosed = broken ? coachee.interrupt() : NOTHING_CLOSED;

    const coachReading = step.coach === 'muted' ? null : step.coach;
    if (coachReading) coach.hear(coachReading, startMs, endMs);
    coachee.hear(step.others, startMs, endMs);

    const verdict = coachReading ? coach.judge(coachee.side(endMs), echoing) : null;
    const others = coachee.judge(
      coachReading ? coach.side(endMs) : { ...NOBODY, loudnessDb: coach.side(endMs).loudnessDb },
      endMs,
      coacheeClosed,
    );
    echoing = overlapWatch.add(endMs - startMs, {
      otherSpeaks: others.together.speaking,
      coachSpeaks: coach.open() !== null,
      echo: verdict?.echo ?? false,
    });
    latest = {
      startMs,
      endMs,
      gapMs: sinceMs - (endMs - startMs),
      coach: verdict
        ? heardUpdate([...coachClosed, ...verdict.closed], coach.open(), verdict)
        : unheardUpdate(step.coach === 'muted' ? 'muted' : 'blind', [
            ...coachClosed,
            ...coach.interrupt(),
          ]),
      coachee: others.together,
      groups: others.groups,
      sources: { coach: coachReading?.source ?? null, others: others.sources },
      echo: echoWatch.add(endMs - startMs, others.together.speaking, verdict?.echo ?? false),
    };
    return latest;
  }

  function flush(atMs: number): DetectorUpdate {
    const endMs = Math.max(Math.round(atMs), latest?.endMs ?? Number.NEGATIVE_INFINITY);
    const closed = coachee.interrupt();
    latest = {
      startMs: endMs,
      endMs,
      gapMs: latest ? endMs - latest.endMs : 0,
      coach: unheardUpdate('blind', coach.interrupt()),
      coachee: unheardUpdate('blind', closed.together),
      groups: new Map([...closed.groups].map(([key, list]) => [key, unheardUpdate('blind', list)])),
      sources: { coach: null, others: new Map() },
      echo: latest?.echo ?? false,
    };
    return latest;
  }

  return { push, flush };
}

/** The same state without new intervals, for a step that came twice or too late. */
function withNothingNew(latest: DetectorUpdate): DetectorUpdate {
  const again = (update: SpeakerUpdate): SpeakerUpdate => ({
    ...update,
    closed: [],
    uncertainMs: 0,
  });
  return {
    ...latest,
    startMs: latest.endMs,
    gapMs: 0,
    coach: again(latest.coach),
    coachee: again(latest.coachee),
    groups: new Map([...latest.groups].map(([key, update]) => [key, again(update)])),
  };
}
