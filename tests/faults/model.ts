/**
 * Any commands and reports in any order, with the worker dying between them and in the middle of
 * them, and the browser started anew: the recorder and a model of it must agree after every step.
 */
import fc from 'fast-check';
import type { FaultResult } from './fault';
import { createModelWorld } from './setting/model-world';
import { steps } from './setting/model-steps';
import { withoutWarnings } from './setting/quiet';

export async function run(count: number, seed: number): Promise<FaultResult> {
  const seen = { steps: 0, questions: 0, answers: 0, byThemselves: 0, discards: 0, deaths: 0 };
  const property = fc.asyncProperty(steps, async (list) => {
    const world = await createModelWorld(seen);
    for (const each of list) {
      seen.steps += 1;
      await world.take(each);
      await world.compare();
    }
    await world.lookForDiscarded();
  });
  const checked = await withoutWarnings(async () => fc.check(property, { numRuns: count, seed }));
  const misses = checked.failed
    ? [`${JSON.stringify(checked.counterexample)}: ${String(checked.errorInstance)}`]
    : [];
  const { byThemselves, ...others } = seen;
  const figures = { ...others, 'sessions begun by themselves': byThemselves };
  return { runs: checked.numRuns, misses, figures };
}
