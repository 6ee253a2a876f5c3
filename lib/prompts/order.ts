/**
 * Which prompts come first with a person: those that were used rise a little, those sent away sink,
 * and all of it fades. Nothing is ever left out, and nothing here says how good a prompt is.
 */
import type { Model } from './prompt';
import type { PromptUseRecord } from './use';

const USED = 1.3;
const DISMISSED = 0.6;
const FLOOR = 0.2;
const CEILING = 3;
/** A weight is back at 1 after this long, in ms. */
const FADES_IN_MS = 30 * 24 * 3_600_000;

interface Weighed {
  readonly weight: number;
  readonly at: number;
}

/**
 * The weight of each prompt that has one, at `nowMs` (epoch ms); of all others it is 1.
 *
 * @param uses with one person, in any order
 * @param sinceMs what came before is forgotten
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

/** Heavier prompts first; equally heavy ones stay in their order. */
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

/** Prompts of the model first: a light scaffold, which leaves nothing out. */
export function leaningOn<T extends { readonly models: readonly Model[] }>(
  model: Model | null,
  prompts: readonly T[],
): T[] {
  if (model === null) return [...prompts];
  const fits = ({ models }: T) => (models.includes(model) ? 0 : 1);
  return prompts.toSorted((a, b) => fits(a) - fits(b));
}
