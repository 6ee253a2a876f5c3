import { expect, test } from 'vitest';
import { FAULTS } from '../faults';

/** A fixed seed, so that a failure can be reproduced. */
const SEED = 20_26;

const inMemory = Object.entries(FAULTS).filter(([, { needs }]) => needs.length === 0);

test.each(inMemory)(
  'survives the in-memory fault: %s',
  { timeout: 120_000 },
  async (_name, { run, small }) => {
    const { misses, runs } = await run(small, SEED);
    expect(misses).toEqual([]);
    expect(runs).toBe(small);
  },
);
