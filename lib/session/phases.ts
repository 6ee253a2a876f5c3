/**
 * The seven phases, and when the clock suggests each. The coach can set another; nothing is
 * enforced.
 */
export const PHASES = [
  'open',
  'contract',
  'explore',
  'deepen',
  'options',
  'commit',
  'close',
] as const;
export type Phase = (typeof PHASES)[number];

/** The end of each phase in sixtieths of the planned length: minutes of a one-hour session. */
const UNTIL_SIXTIETHS: Record<Phase, number> = {
  open: 5,
  contract: 10,
  explore: 25,
  deepen: 35,
  options: 45,
  commit: 55,
  close: 60,
};

export interface PhaseBounds {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The interval of a phase in session time, ms from the start; half-open: `[fromMs, untilMs)`. */
export function phaseBounds(phase: Phase, plannedMs: number): PhaseBounds {
  const before = PHASES[PHASES.indexOf(phase) - 1];
  return {
    fromMs: before ? (UNTIL_SIXTIETHS[before] * plannedMs) / 60 : 0,
    untilMs: (UNTIL_SIXTIETHS[phase] * plannedMs) / 60,
  };
}

/**
 * The phase the clock suggests, from session time (pauses left out) and planned length, both in ms.
 * Before the start it is `open`; a session that runs over stays in `close`.
 */
export function suggestedPhase(elapsedMs: number, plannedMs: number): Phase {
  return PHASES.find((phase) => elapsedMs < phaseBounds(phase, plannedMs).untilMs) ?? 'close';
}
