import { analyseConversation } from '../listening/conversation';
import type { Interval } from '../listening/interval';
import { measureConversation } from '../listening/measures';
import type { ChunkPayload } from './chunk';
import { manualSpeakerIntervals, runningIntervals, toSessionTime } from './clock';
import { FIGURES_VERSION, type SessionFigures, type StoredFigures } from './figures';
import type { Measures } from '../listening/measures';
import { total, union } from '../intervals/intervals';
import { sessionSpeech } from './session-speech';
import { phaseIntervals } from './phase-intervals';
import { PHASES, type Phase } from './phases';
import type { SessionEvent, SessionPayload } from './session';

/** Figures as computed, none of them absent. */
export type ComputedFigures = Omit<SessionFigures, 'measures' | 'phases'> & {
  readonly measures: Measures;
  readonly phases: { phase: Phase; coachTalkMs: number; coacheeTalkMs: number }[];
};

/**
 * Computes a session's figures from all its chunks and manual speaker events; null when nothing was
 * measured.
 * @param nowMs epoch ms; only used for an open session
 */
export function figuresOf(
  chunks: readonly ChunkPayload[],
  { events, plannedMs }: Pick<SessionPayload, 'events' | 'plannedMs'>,
  nowMs: number,
): ComputedFigures | null {
  const heard = sessionSpeech(chunksWithin(chunks, events, nowMs), events, nowMs);
  const coveredMs = total(heard.covered);
  if (coveredMs === 0) return null;
  const { durationMs, blindMs, mutedMs, uncertainMs } = heard;
  const conversation = analyseConversation(heard);
  const { talk } = conversation;
  const phases = phaseIntervals(events, runningIntervals(events, nowMs), plannedMs, durationMs);
  const inPhase = (units: readonly Interval[], wanted: Phase) =>
    phases
      .filter(({ phase }) => phase === wanted)
      .reduce((sum, { fromMs, untilMs }) => sum + within(units, fromMs, untilMs), 0);
  return {
    version: FIGURES_VERSION,
    durationMs,
    coveredMs,
    blindMs,
    mutedMs,
    uncertainMs,
    measures: measureConversation(conversation, durationMs),
    phases: PHASES.map((phase) => ({
      phase,
      coachTalkMs: inPhase(talk.coach, phase),
      coacheeTalkMs: inPhase(talk.coachee, phase),
    })).filter(({ coachTalkMs, coacheeTalkMs }) => coachTalkMs + coacheeTalkMs > 0),
  };
}

/**
 * Whether stored figures cover more time than the intervals that are left: intervals may have been
 * deleted since. Compares the time in which both sides could be heard, which every version of the
 * figures counts.
 */
export function knowsMore(
  stored: StoredFigures | undefined,
  chunks: readonly ChunkPayload[],
  events: readonly SessionEvent[],
  nowMs: number,
): boolean {
  const known = [
    ...chunks.flatMap(({ covered }) => covered),
    ...manualSpeakerIntervals(events, nowMs).held,
  ];
  const inSession = union(toSessionTime(union(known), runningIntervals(events, nowMs)));
  return (stored?.coveredMs ?? 0) > total(inSession);
}

/**
 * The chunks within the session: its start or end may have been corrected since they were stored.
 */
function chunksWithin(
  chunks: readonly ChunkPayload[],
  events: SessionPayload['events'],
  nowMs: number,
): ChunkPayload[] {
  const stretches = runningIntervals(events, nowMs);
  return chunks.filter(({ fromMs, toMs }) =>
    stretches.some(([start, end]) => fromMs < end && start < toMs),
  );
}

function within(units: readonly Interval[], fromMs: number, untilMs: number): number {
  return units.reduce(
    (sum, [start, end]) => sum + Math.max(0, Math.min(end, untilMs) - Math.max(start, fromMs)),
    0,
  );
}
