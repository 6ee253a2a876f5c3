import { describe, expect, it } from 'vitest';
import { createNudging } from '../../../components/panel/nudging';
import type { Interval } from '../../../lib/listening/interval';
import { newNudge, nudgeId } from '../../../lib/nudges/nudge';
import { DEFAULT_THRESHOLDS } from '../../../lib/nudges/thresholds';
import { MINUTE, QUIET } from '../../unit/nudges/moments';
import { testClock } from '../../support/clock';
import { storesOfTwoPanels } from './two-panels';

const START = 1_000_000;
const STRETCHES: readonly Interval[] = [[START, Number.POSITIVE_INFINITY]];
/** An odd number, which two panels would exceed if each counted alone. */
const THRESHOLDS = { ...DEFAULT_THRESHOLDS, perSession: 5 };
/** The coach has spoken for five minutes, so a cue is due. */
const DUE = { ...QUIET, coachTurnMs: 5 * MINUTE };

async function twoPanels() {
  const clock = testClock(START);
  const stores = storesOfTwoPanels();
  const panels = stores.map((each) =>
    createNudging({ stores: each, clock }, { id: 's', personId: 'p' }),
  );
  const read = () => Promise.all(panels.map((panel) => panel.read(STRETCHES)));
  const observe = (atMs: number) => {
    clock.set(START + atMs);
    return panels.map((panel) => panel.observe({ ...DUE, nowMs: atMs }, THRESHOLDS, STRETCHES));
  };
  await read();
  const shown = () => panels.filter((panel) => panel.card() !== null).length;
  return { stores: stores[0], panels, clock, read, observe, shown };
}

describe('two panels of one session', () => {
  it('show one cue when both detect the same occasion', async () => {
    const { stores, observe, shown } = await twoPanels();
    await Promise.all(observe(10 * MINUTE));
    expect(shown()).toBe(1);
    expect(await stores.nudges.bySession('s')).toHaveLength(1);
  });

  it('show together no more cues than one session may have', async () => {
    const { stores, panels, read, observe } = await twoPanels();
    for (let at = 10 * MINUTE; at < 600 * MINUTE; at += 20 * MINUTE) {
      await Promise.all(observe(at));
      for (const panel of panels) panel.answer({ type: 'used' }, at, THRESHOLDS);
      await read();
    }
    expect(await stores.nudges.bySession('s')).toHaveLength(THRESHOLDS.perSession);
  });

  it('keep the minimum time after a cue that the other panel showed', async () => {
    const { stores, observe } = await twoPanels();
    await observe(10 * MINUTE)[0];
    // The other panel has not read the store since.
    await observe(11 * MINUTE)[1];
    await observe(12 * MINUTE)[1];
    expect(await stores.nudges.bySession('s')).toHaveLength(1);
  });

  it('both snooze when one is snoozed for the rest of the session', async () => {
    const { stores, panels, read, observe } = await twoPanels();
    await observe(10 * MINUTE)[0];
    panels[0]!.answer({ type: 'snoozed', forMs: null }, 10 * MINUTE, THRESHOLDS);
    await read();
    await observe(60 * MINUTE)[1];
    expect(await stores.nudges.bySession('s')).toHaveLength(1);
  });

  it('count the cues that an earlier version stored', async () => {
    const { stores, read, observe } = await twoPanels();
    const links = { sessionId: 's', personId: 'p' };
    for (const id of ['old1', 'old2'])
      await stores.nudges.put(newNudge('safety', { id, nowMs: START }, links));
    await read();
    await Promise.all(observe(10 * MINUTE));
    const ids = (await stores.nudges.bySession('s')).map(({ id }) => id);
    expect(ids.toSorted()).toEqual([nudgeId('s', 3), 'old1', 'old2']);
  });

  it('show no cue that could not be stored', async () => {
    const { stores, panels, observe } = await twoPanels();
    stores.nudges.update = async () => {
      throw new Error('The disk is full.');
    };
    await observe(10 * MINUTE)[0];
    expect(panels[0]!.card()).toBeNull();
  });
});
