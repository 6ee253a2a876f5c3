/** Filters for prompts that do not depend on their words. */
import type { Prompt } from './prompt';
import type { PromptUseRecord } from './use';

/**
 * `recent` and `rare`: used or not used lately, with anyone. They exist because coaches over-use their
 * favourites.
 */
export const PILES = ['all', 'pinned', 'recent', 'rare', 'own'] as const;
export type PromptFilter = (typeof PILES)[number];

/** Uses within this time count as lately, in ms. */
export const LATELY_MS = 90 * 24 * 3_600_000;

export interface PromptFilterFacts {
  readonly pinned: readonly string[];
  /** Uses with all people. */
  readonly uses: readonly PromptUseRecord[];
  readonly nowMs: number;
}

export function pileOf(
  prompts: readonly Prompt[],
  pile: PromptFilter,
  facts: PromptFilterFacts,
): Prompt[] {
  switch (pile) {
    case 'all':
      return [...prompts];
    case 'pinned':
      return prompts.filter(({ id }) => facts.pinned.includes(id));
    case 'own':
      return prompts.filter(({ origin }) => origin === 'user');
    case 'recent': {
      const latest = latestUse(facts);
      return prompts
        .filter(({ id }) => latest.has(id))
        .toSorted((a, b) => (latest.get(b.id) ?? 0) - (latest.get(a.id) ?? 0));
    }
    case 'rare': {
      const latest = latestUse(facts);
      return prompts.filter(({ id }) => !latest.has(id));
    }
  }
}

/** The last use of each lately used prompt, in epoch ms. */
function latestUse({ uses, nowMs }: PromptFilterFacts): Map<string, number> {
  const latest = new Map<string, number>();
  for (const { payload } of uses) {
    const { promptId, usedAt, did } = payload;
    if (did === 'used' && nowMs - usedAt <= LATELY_MS)
      latest.set(promptId, Math.max(usedAt, latest.get(promptId) ?? 0));
  }
  return latest;
}
