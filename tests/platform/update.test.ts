import { expect, it, vi } from 'vitest';
import { updateWhenIdle } from '../../lib/platform/worker/update';

it.each([
  ['a session or a call is on', true, false, false],
  ['a page of ours is open', false, true, false],
  ['nobody is there', false, false, true],
])(
  'an update is installed only when nobody is using the extension: %s',
  async (_when, busy, seen, taken) => {
    const reload = vi.fn();
    const lookAgain = vi.fn(async () => undefined);
    await updateWhenIdle({ isBusy: async () => busy, isSeen: async () => seen, lookAgain, reload });
    expect(reload).toHaveBeenCalledTimes(taken ? 1 : 0);
    expect(lookAgain).toHaveBeenCalledTimes(taken ? 0 : 1);
  },
);
