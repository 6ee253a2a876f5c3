import { analyseConversation } from '../listening/conversation';
import type { Interval } from '../listening/interval';
import { measureConversation } from '../listening/measures';
import type { ChunkPayload } from './chunk';
import { runningStretches } from './clock';
import type { SessionFigures } from './figures';
import { listened, total } from './listened';
import { phaseStretches } from './phase-stretches';
import { PHASES, type Phase } from './phases';
import type { SessionPayload } from './session';

/**
 * The figures of a session from all that was heard in it; null when nothing was measured.
 * @param nowMs epoch ms; only a session still open needs it
 */
export function figuresOf(
  chunks: readonly ChunkPayload[],
  { events, plannedMs }: Pick<SessionPayload, 'events' | 'plannedMs'>,
  nowMs: number,
): SessionFigures | null {
  const heard = listened(chunks, events, nowMs);
  const coveredMs = total(heard.covered);
  if (coveredMs === 0) return null;
  const { durationMs, blindMs, mutedMs, uncertainMs } = heard;
  const conversation = analyseConversation(heard);
  const { talk } = conversation;
  const phases = phaseStretches(events, runningStretches(events, nowMs), plannedMs, durationMs);
  const inPhase = (units: readonly Interval[], wanted: Phase) =>
    phases
      .filter(({ phase }) => phase === wanted)
      .reduce((sum, { fromMs, untilMs }) => sum + within(units, fromMs, untilMs), 0);
  return {
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

function within(units: readonly Interval[], fromMs: number, untilMs: number): number {
  return units.reduce(
    (sum, [start, end]) => sum + Math.max(0, Math.min(end, untilMs) - Math.max(start, fromMs)),
    0,
  );
}
