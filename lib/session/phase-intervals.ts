/**
 * Which phase a session was in at which time: the phase that the coach set, and before the first
 * one set, the phase that the clock suggests.
 */
import { sessionTimeMs } from './clock';
import type { Interval } from '../listening/interval';
import { phaseBounds, PHASES, type Phase } from './phases';
import type { SessionEvent } from './session';

export interface PhaseInterval {
  readonly phase: Phase;
  /** Session time, in ms. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * In order, without gaps, from 0 to `durationMs`. Each phase that the coach sets starts a new
 * interval, even if it is the phase before.
 */
export function phaseIntervals(
  events: readonly SessionEvent[],
  stretches: readonly Interval[],
  plannedMs: number,
  durationMs: number,
): PhaseInterval[] {
  const set = events.flatMap((event) =>
    event.type === 'phase'
      ? [{ phase: event.phase, fromMs: sessionTimeMs(stretches, event.at) }]
      : [],
  );
  const firstSetMs = set[0]?.fromMs ?? durationMs;
  const suggested = PHASES.map((phase) => ({
    phase,
    fromMs: phaseBounds(phase, plannedMs).fromMs,
  })).filter(({ fromMs }) => fromMs < firstSetMs);
  const starts = [...suggested, ...set];
  return starts
    .map(({ phase, fromMs }, index) => ({
      phase,
      fromMs,
      untilMs: Math.min(durationMs, starts[index + 1]?.fromMs ?? durationMs),
    }))
    .filter(({ fromMs, untilMs }) => untilMs > fromMs);
}
