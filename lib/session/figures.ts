/**
 * The figures stored with a session, so that the journal does not read every interval again, and so
 * that the intervals can be deleted while the figures stay. Definitions: docs/measures.md.
 */
import * as z from 'zod/mini';
import type { Measures } from '../listening/measures';
import { PHASES } from './phases';

/**
 * The version of the definitions by which measures are computed. Stored measures of an older
 * version are computed again from the stored intervals, where there are any.
 * - 1: stored without a version; speech counted even while the other side could not be heard
 * - 2: only speech while both sides could be heard counts, from the others' first words on
 */
export const FIGURES_VERSION = 2;

const count = z.int().check(z.minimum(0));
const ms = count;
const known = z.nullable(z.number());

const phases = z.array(z.object({ phase: z.enum(PHASES), coachTalkMs: ms, coacheeTalkMs: ms }));

const measures = z.partial(
  z.object({
    coachTalkMs: ms,
    coacheeTalkMs: ms,
    coachShare: known,
    turns: count,
    longestCoachTurnMs: known,
    medianCoacheeTurnMs: known,
    longestCoacheeStretchMs: known,
    coacheeLatencyMs: known,
    coachGapMs: known,
    coachInterruptions: count,
    coacheeInterruptions: count,
    coachBackchannels: count,
    coacheeBackchannels: count,
    attempts: count,
    silences: count,
    holdRate: known,
    silenceShare: known,
  }),
);

/**
 * The stored shape. Any figure may be absent, so that sessions stored before a new figure stay
 * readable.
 */
export const storedFigures = z.partial(
  z.object({
    version: z.int().check(z.minimum(1)),
    durationMs: ms,
    coveredMs: ms,
    blindMs: ms,
    mutedMs: ms,
    uncertainMs: z.object({ coach: ms, coachee: ms }),
    measures,
    /** Talk in each phase with any talk. */
    phases,
  }),
);
export type StoredFigures = z.infer<typeof storedFigures>;

/** Each measure; null where it was not computed or has no data. */
export type SessionMeasures = { readonly [Key in keyof Measures]: Measures[Key] | null };

export interface SessionFigures {
  readonly version: number;
  readonly durationMs: number;
  readonly coveredMs: number;
  readonly blindMs: number;
  readonly mutedMs: number;
  readonly uncertainMs: { readonly coach: number; readonly coachee: number };
  readonly measures: SessionMeasures;
  readonly phases: readonly z.infer<typeof phases>[number][];
}

/** Stored figures with null for each absent measure, and 0 for each absent duration. */
export function readFigures(stored: StoredFigures): SessionFigures {
  const { measures: found = {} } = stored;
  return {
    version: stored.version ?? 1,
    durationMs: stored.durationMs ?? 0,
    coveredMs: stored.coveredMs ?? 0,
    blindMs: stored.blindMs ?? 0,
    mutedMs: stored.mutedMs ?? 0,
    uncertainMs: stored.uncertainMs ?? { coach: 0, coachee: 0 },
    measures: {
      coachTalkMs: found.coachTalkMs ?? null,
      coacheeTalkMs: found.coacheeTalkMs ?? null,
      coachShare: found.coachShare ?? null,
      turns: found.turns ?? null,
      longestCoachTurnMs: found.longestCoachTurnMs ?? null,
      medianCoacheeTurnMs: found.medianCoacheeTurnMs ?? null,
      longestCoacheeStretchMs: found.longestCoacheeStretchMs ?? null,
      coacheeLatencyMs: found.coacheeLatencyMs ?? null,
      coachGapMs: found.coachGapMs ?? null,
      coachInterruptions: found.coachInterruptions ?? null,
      coacheeInterruptions: found.coacheeInterruptions ?? null,
      coachBackchannels: found.coachBackchannels ?? null,
      coacheeBackchannels: found.coacheeBackchannels ?? null,
      attempts: found.attempts ?? null,
      silences: found.silences ?? null,
      holdRate: found.holdRate ?? null,
      silenceShare: found.silenceShare ?? null,
    },
    phases: stored.phases ?? [],
  };
}
