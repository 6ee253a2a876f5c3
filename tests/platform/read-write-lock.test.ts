import { describe, expect, it } from 'vitest';
import { steadyInProcess } from '../support/lock';

/** A promise and what ends it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('what keeps the lock steady', () => {
  it('lets writers work side by side', async () => {
    const steady = steadyInProcess();
    const first = gate();
    const waiting = steady.share(() => first.opened);
    await steady.share(async () => undefined);
    first.open();
    await waiting;
  });

  it('waits for writers before it changes, and lets none begin meanwhile', async () => {
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

  it('goes on after a failure on either side', async () => {
    const steady = steadyInProcess();
    const failing = async () => {
      throw new Error('no');
    };
    await expect(steady.share(failing)).rejects.toThrow('no');
    await expect(steady.alone(failing)).rejects.toThrow('no');
    expect(await steady.share(async () => 'on')).toBe('on');
  });
});
