/**
 * Orders prompts by their use with a person: used prompts rise a little, dismissed ones sink, and both
 * effects fade. No prompt is left out, and the weight is not a rating.
 */
import type { Model } from './prompt';
import type { PromptUseRecord } from './use';

const USED = 1.3;
const DISMISSED = 0.6;
const FLOOR = 0.2;
const CEILING = 3;
/** A weight returns to 1 after this long, in ms. */
const FADES_IN_MS = 30 * 24 * 3_600_000;

interface Weighed {
  readonly weight: number;
  readonly at: number;
}

/**
 * The weights at `nowMs` (epoch ms) of prompts that were used or dismissed; all others weigh 1.
 *
 * @param uses with one person, in any order
 * @param sinceMs earlier uses are ignored
 */
export function promptWeights(
  uses: readonly PromptUseRecord[],
  nowMs: number,
  sinceMs = 0,
): ReadonlyMap<string, number> {
  const weighed = new Map<string, Weighed>();
  const inOrder = uses
    .filter(({ payload }) => payload.usedAt >= sinceMs && payload.usedAt <= nowMs)
    .toSorted((a, b) => a.payload.usedAt - b.payload.usedAt);
  for (const { payload } of inOrder) {
    const { promptId, usedAt, did } = payload;
    const before = faded(weighed.get(promptId), usedAt);
    const weight = before * (did === 'used' ? USED : DISMISSED);
    weighed.set(promptId, { weight: Math.min(CEILING, Math.max(FLOOR, weight)), at: usedAt });
  }
  return new Map([...weighed].map(([id, last]) => [id, faded(last, nowMs)]));
}

/** Sorts by weight, highest first; the sort is stable. */
export function byWeight<T extends { readonly id: string }>(
  prompts: readonly T[],
  weights: ReadonlyMap<string, number>,
): T[] {
  const weightOf = ({ id }: T) => weights.get(id) ?? 1;
  return prompts.toSorted((a, b) => weightOf(b) - weightOf(a));
}

function faded(last: Weighed | undefined, nowMs: number): number {
  if (last === undefined) return 1;
  const left = Math.max(0, 1 - (nowMs - last.at) / FADES_IN_MS);
  return 1 + (last.weight - 1) * left;
}

/** Prompts of the model first; the others follow, none is left out. */
export function leaningOn<T extends { readonly models: readonly Model[] }>(
  model: Model | null,
  prompts: readonly T[],
): T[] {
  if (model === null) return [...prompts];
  const fits = ({ models }: T) => (models.includes(model) ? 0 : 1);
  return prompts.toSorted((a, b) => fits(a) - fits(b));
}
