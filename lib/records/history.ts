/** Undo and redo of changes to records: which step is next, and what it makes of a record. */
import { withDeleted, withPayload, type AnyRecord } from './envelope';

/** Steps taken and taken back, the latest last. */
export interface History<Step> {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const NO_HISTORY: History<never> = { done: [], undone: [] };

const KEPT_STEPS = 200;

/** After a new step; what had been taken back can no longer be redone. */
export function withStep<Step>(history: History<Step>, step: Step): History<Step> {
  return { done: [...history.done, step].slice(-KEPT_STEPS), undone: [] };
}

/** Without a step that was taken back out of turn. */
export function withoutStep<Step>(history: History<Step>, step: Step): History<Step> {
  return { ...history, done: history.done.filter((other) => other !== step) };
}

/** The history after taking back its latest step, and that step; null when there is none. */
export function stepBack<Step>(history: History<Step>): [History<Step>, Step | null] {
  const step = history.done.at(-1);
  if (step === undefined) return [history, null];
  return [{ done: history.done.slice(0, -1), undone: [...history.undone, step] }, step];
}

/** The inverse of {@link stepBack}. */
export function stepForward<Step>(history: History<Step>): [History<Step>, Step | null] {
  const step = history.undone.at(-1);
  if (step === undefined) return [history, null];
  return [{ done: [...history.done, step], undone: history.undone.slice(0, -1) }, step];
}

/**
 * `stored` taken from one state to another; null is the state of a record not yet made. Undefined,
 * so nothing is to be written, where it is not as `from` left it: someone changed it since.
 */
export function moved<R extends AnyRecord>(
  stored: R | undefined,
  from: R | null,
  to: R | null,
  nowMs: number,
): R | undefined {
  if (!stored || !sameState(stored, from)) return undefined;
  if (to === null) return withDeleted(stored, true, nowMs);
  return withDeleted(withPayload(stored, to.payload, nowMs), to.deletedAt !== null, nowMs);
}

function sameState(stored: AnyRecord, state: AnyRecord | null): boolean {
  const deleted = state === null || state.deletedAt !== null;
  if (deleted !== (stored.deletedAt !== null)) return false;
  return deleted || alike(stored.payload, state.payload);
}

/** Plain data with the same content, whatever the order of its keys. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && alike(value, right.get(key)))
  );
}
