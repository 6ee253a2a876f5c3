/** Ways to narrow the prompts that have nothing to do with what they say. */
import type { Prompt } from './prompt';
import type { PromptUseRecord } from './use';

/** `rare`: not used with anyone for a while, since coaches over-use their favourites. */
export const PILES = ['all', 'pinned', 'recent', 'rare', 'own'] as const;
export type Pile = (typeof PILES)[number];

/** Used within this long, a prompt is not rare, in ms. */
const RARE_AFTER_MS = 90 * 24 * 3_600_000;

export interface PileFacts {
  readonly pinned: readonly string[];
  /** With anyone. */
  readonly uses: readonly PromptUseRecord[];
  readonly nowMs: number;
}

export function pileOf(prompts: readonly Prompt[], pile: Pile, facts: PileFacts): Prompt[] {
  switch (pile) {
    case 'all':
      return [...prompts];
    case 'pinned':
      return prompts.filter(({ id }) => facts.pinned.includes(id));
    case 'own':
      return prompts.filter(({ origin }) => origin === 'user');
    case 'recent': {
      const latest = latestUse(facts.uses);
      return prompts
        .filter(({ id }) => latest.has(id))
        .toSorted((a, b) => (latest.get(b.id) ?? 0) - (latest.get(a.id) ?? 0));
    }
    case 'rare': {
      const latest = latestUse(facts.uses);
      return prompts.filter(({ id }) => facts.nowMs - (latest.get(id) ?? 0) > RARE_AFTER_MS);
    }
  }
}

function latestUse(uses: readonly PromptUseRecord[]): Map<string, number> {
  const latest = new Map<string, number>();
  for (const { payload } of uses)
    if (payload.did === 'used')
      latest.set(payload.promptId, Math.max(payload.usedAt, latest.get(payload.promptId) ?? 0));
  return latest;
}
