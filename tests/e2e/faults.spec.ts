import { FAULTS } from '../faults';
import { missing } from '../faults/setting/needs';
import { expect, test } from './fixtures';

/** The same seed each time: a failure here can be looked at again. */
const SEED = 20_26;

for (const [name, { run, small, counted, needs }] of Object.entries(FAULTS)) {
  if (!needs.includes('chromium') || missing(needs) !== null) continue;
  test(`fault: ${name}, ${small} ${counted}`, async () => {
    test.setTimeout(600_000);
    const { misses, runs, figures } = await run(small, SEED);
    test.info().annotations.push({ type: 'figures', description: JSON.stringify(figures) });
    expect(misses).toEqual([]);
    expect(runs).toBe(small);
  });
}
