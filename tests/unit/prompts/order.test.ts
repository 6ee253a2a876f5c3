import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landingOf } from '../../../lib/prompts/ledger';
import { byWeight, promptWeights } from '../../../lib/prompts/order';
import { pileOf } from '../../../lib/prompts/prompt-filters';
import { CORE_PROMPTS } from '../../../lib/prompts/catalogue';
import { newPromptUse, type PromptUseRecord } from '../../../lib/prompts/use';
import type { Turn } from '../../../lib/listening/turns';

const DAY = 24 * 3_600_000;
const links = { sessionId: 's', personId: 'p' };
let made = 0;
function use(promptId: string, at: number, did: 'used' | 'dismissed' = 'used'): PromptUseRecord {
  return newPromptUse(promptId, promptId, { id: `u${++made}`, nowMs: at }, links, did);
}

describe('the weight of a prompt', () => {
  const at = 100 * DAY;
  it.each<[string, PromptUseRecord[], number]>([
    ['never touched', [], 1],
    ['just used', [use('a', at)], 1.3],
    ['just dismissed', [use('a', at, 'dismissed')], 0.6],
    ['used fifteen days ago', [use('a', at - 15 * DAY)], 1.15],
    ['used thirty days ago', [use('a', at - 30 * DAY)], 1],
    ['used long ago', [use('a', at - 90 * DAY)], 1],
    ['used and dismissed', [use('a', at), use('a', at, 'dismissed')], 0.78],
    ['used again and again', Array.from({ length: 20 }, () => use('a', at)), 3],
    ['dismissed for good', Array.from({ length: 20 }, () => use('a', at, 'dismissed')), 0.2],
  ])('is right for the case: %s', (_what, uses, weight) => {
    expect(promptWeights(uses, at).get('a') ?? 1).toBeCloseTo(weight, 10);
  });

  it('ignores what came before a reset, and events in the future', () => {
    const uses = [use('a', at - DAY), use('b', at + DAY)];
    expect(promptWeights(uses, at, at).size).toBe(0);
  });

  it('stays within its bounds, whatever was done', () => {
    const event = fc.record({ day: fc.nat(400), used: fc.boolean() });
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const uses = events.map(({ day, used }) =>
          use('a', day * DAY, used ? 'used' : 'dismissed'),
        );
        const weight = promptWeights(uses, 400 * DAY).get('a') ?? 1;
        expect(weight).toBeGreaterThanOrEqual(0.2);
        expect(weight).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('orders the prompts without leaving any out', () => {
    const prompts = CORE_PROMPTS.slice(0, 4);
    const [a, b, c, d] = prompts.map(({ id }) => id);
    const weights = new Map([
      [c!, 1.3],
      [a!, 0.6],
    ]);
    expect(byWeight(prompts, weights).map(({ id }) => id)).toEqual([c, b, d, a]);
  });
});

describe('prompt filters', () => {
  const now = 1_000 * DAY;
  const [a, b, c] = CORE_PROMPTS.map(({ id }) => id) as [string, string, string];
  const facts = {
    pinned: [b],
    uses: [
      use(a, now - DAY),
      use(b, now),
      use(c, now - 91 * DAY),
      use(CORE_PROMPTS[3]!.id, now, 'dismissed'),
    ],
    nowMs: now,
  };
  const idsOf = (pile: Parameters<typeof pileOf>[1]) =>
    pileOf(CORE_PROMPTS, pile, facts).map(({ id }) => id);

  it('select the prompts they name', () => {
    expect(idsOf('all')).toHaveLength(CORE_PROMPTS.length);
    expect(idsOf('pinned')).toEqual([b]);
    expect(idsOf('recent')).toEqual([b, a]);
    expect(idsOf('own')).toEqual([]);
    expect(idsOf('rare')).toHaveLength(CORE_PROMPTS.length - 2);
    expect(idsOf('rare')).toContain(c);
  });
});

describe('the outcome of a prompt', () => {
  const turn = (speaker: Turn['speaker'], startMs: number, endMs: number): Turn => ({
    speaker,
    startMs,
    endMs,
  });
  const asked = turn('coach', 10_000, 14_000);
  const answer = turn('coachee', 18_000, 60_000);

  it.each<[string, Turn[], number, number, ReturnType<typeof landingOf>]>([
    ['marked while asked', [asked, answer], 12_000, 70_000, { latencyMs: 4_000, turnMs: 42_000 }],
    [
      'marked in the silence',
      [asked, answer],
      17_000,
      70_000,
      { latencyMs: 4_000, turnMs: 42_000 },
    ],
    ['marked as they begin', [asked, answer], 20_000, 70_000, { latencyMs: 4_000, turnMs: 42_000 }],
    ['not answered yet', [asked], 12_000, 70_000, null],
    ['still being answered', [asked, answer], 12_000, 61_000, null],
    [
      'answered, and the coach goes on',
      [asked, answer, turn('coach', 60_500, 61_000)],
      12_000,
      61_000,
      { latencyMs: 4_000, turnMs: 42_000 },
    ],
    ['marked before any question', [answer], 12_000, 70_000, null],
    [
      'followed by more of the coach',
      [asked, turn('coach', 20_000, 30_000), turn('coachee', 31_000, 40_000)],
      12_000,
      70_000,
      null,
    ],
  ])('is right for the case: %s', (_what, turns, usedMs, nowMs, landing) => {
    expect(landingOf(turns, usedMs, nowMs)).toEqual(landing);
  });
});
