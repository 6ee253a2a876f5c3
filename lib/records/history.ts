/** Undo and redo of changes to records: which step comes next, and how it changes a record. */
import { withDeleted, withPayload, type AnyRecord } from './envelope';

/** Steps done and undone, the latest last. */
export interface History<Step> {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const NO_HISTORY: History<never> = { done: [], undone: [] };

const KEPT_STEPS = 200;

/** Adds a new step; undone steps can no longer be redone. */
export function withStep<Step>(history: History<Step>, step: Step): History<Step> {
  return { done: [...history.done, step].slice(-KEPT_STEPS), undone: [] };
}

/** Removes a step that was undone out of order. */
export function withoutStep<Step>(history: History<Step>, step: Step): History<Step> {
  return { ...history, done: history.done.filter((other) => other !== step) };
}

/** Undoes the latest step. @returns the new history and that step, or null when there is none */
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
 * Takes `stored` from state `from` to state `to`; null means that the record does not exist yet.
 * @returns undefined, so that nothing is written, when `stored` is no longer as `from` says because it
 * was changed since
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

/** Deep equality of plain data, whatever the order of keys. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && alike(value, right.get(key)))
  );
}
