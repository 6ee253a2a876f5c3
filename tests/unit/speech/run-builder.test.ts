import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../lib/listening/interval';
import { createRunBuilder } from '../../../lib/speech/run-builder';

const LIMITS = { begin: 0.5, last: 0.4 };

/** Feeds frames of 20 ms. @returns the closed intervals, the open one at the end, and the builder */
function feed(likelihoods: readonly number[]) {
  const runs = createRunBuilder();
  const closed: Interval[] = [];
  for (const [frame, likelihood] of likelihoods.entries()) {
    const one = runs.push(likelihood, frame * 20, (frame + 1) * 20, LIMITS);
    if (one) closed.push(one);
  }
  return { runs, closed };
}
const frames = (count: number, likelihood: number) =>
  Array.from({ length: count }, () => likelihood);

describe('building intervals from likelihoods', () => {
  it('starts an interval where the likelihood first exceeded the lower limit', () => {
    const { runs } = feed([...frames(5, 0.1), ...frames(2, 0.45), ...frames(10, 0.9)]);
    expect(runs.open()).toEqual([100, 340]);
  });

  it('looks back at most one second for the start', () => {
    const { runs } = feed([...frames(100, 0.45), ...frames(10, 0.9)]);
    expect(runs.open()).toEqual([1_000, 2_200]);
  });

  it('continues an interval while the likelihood lies between both limits', () => {
    const { runs } = feed([...frames(10, 0.9), ...frames(5, 0.45), ...frames(3, 0.1)]);
    expect(runs.open()).toEqual([0, 300]);
  });

  it('drops a run that never exceeds the upper limit', () => {
    const { runs, closed } = feed([...frames(50, 0.48), ...frames(30, 0)]);
    expect([runs.open(), closed]).toEqual([null, []]);
  });

  it('drops a run with too little evidence', () => {
    expect(feed(frames(4, 1)).runs.open()).toBeNull();
    expect(feed(frames(5, 1)).runs.open()).toEqual([0, 100]);
  });

  it('bridges a pause of 0.3 s and ends the interval after a longer one', () => {
    const bridged = feed([...frames(10, 0.9), ...frames(15, 0), ...frames(10, 0.9)]);
    expect(bridged.closed).toEqual([]);
    expect(bridged.runs.open()).toEqual([0, 700]);
    const ended = feed([...frames(10, 0.9), ...frames(16, 0), ...frames(10, 0.9)]);
    expect(ended.closed).toEqual([[0, 200]]);
    expect(ended.runs.open()).toEqual([520, 720]);
  });

  it('does not join two intervals over a run without evidence', () => {
    const { closed } = feed([
      ...frames(10, 0.9),
      ...frames(14, 0),
      ...frames(2, 0.9),
      ...frames(14, 0),
      ...frames(10, 0.9),
    ]);
    expect(closed).toEqual([[0, 200]]);
  });

  it('returns the time before which no new interval can start', () => {
    const { runs } = feed([...frames(10, 0), ...frames(2, 0.6)]);
    expect(runs.earliestMs()).toBe(200);
    runs.push(0, 240, 260, LIMITS);
    expect(runs.earliestMs()).toBe(260);
    expect(runs.close()).toBeNull();
    expect(runs.earliestMs()).toBe(Number.POSITIVE_INFINITY);
  });
});
