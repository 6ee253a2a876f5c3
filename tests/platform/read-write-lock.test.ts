import { describe, expect, it } from 'vitest';
import { steadyInProcess } from '../support/lock';

/** A promise and the function that resolves it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('the read-write lock', () => {
  it('lets writers run at the same time', async () => {
    const steady = steadyInProcess();
    const first = gate();
    const waiting = steady.share(() => first.opened);
    await steady.share(async () => undefined);
    first.open();
    await waiting;
  });

  it('waits for running writers before an exclusive change, and blocks new ones until it is done', async () => {
    const steady = steadyInProcess();
    const order: string[] = [];
    const writing = gate();
    const changing = gate();
    const writer = steady.share(async () => {
      await writing.opened;
      order.push('written');
    });
    const change = steady.alone(async () => {
      order.push('changing');
      await changing.opened;
      order.push('changed');
    });
    const later = steady.share(async () => void order.push('written after'));
    writing.open();
    await writer;
    changing.open();
    await Promise.all([change, later]);
    expect(order).toEqual(['written', 'changing', 'changed', 'written after']);
  });

  it('stays usable after a failure of a writer or of an exclusive change', async () => {
    const steady = steadyInProcess();
    const failing = async () => {
      throw new Error('no');
    };
    await expect(steady.share(failing)).rejects.toThrow('no');
    await expect(steady.alone(failing)).rejects.toThrow('no');
    expect(await steady.share(async () => 'on')).toBe('on');
  });
});
