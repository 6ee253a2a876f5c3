/**
 * What was measured in a session, kept with it: a journal of years need not read every interval
 * again, and who spoke when can be deleted while this stays. Definitions: docs/measures.md.
 */
import * as z from 'zod/mini';
import { PHASES } from './phases';

const count = z.int().check(z.minimum(0));
const ms = count;
const known = z.nullable(z.number());

const measures = z.object({
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
});

export const sessionFigures = z.object({
  durationMs: ms,
  coveredMs: ms,
  blindMs: ms,
  mutedMs: ms,
  uncertainMs: z.object({ coach: ms, coachee: ms }),
  measures,
  /** Talk in each phase that was talked in. */
  phases: z.array(z.object({ phase: z.enum(PHASES), coachTalkMs: ms, coacheeTalkMs: ms })),
});
export type SessionFigures = z.infer<typeof sessionFigures>;
