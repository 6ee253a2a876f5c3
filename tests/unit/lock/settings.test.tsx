// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import type { Services } from '../../../components/app/services';
import { LockSettings } from '../../../components/lock/LockSettings';
import { en } from '../../../lib/i18n/en';
import type { LockState } from '../../../lib/lock/lock';
import { showScreen, text } from '../app/screen';

function lockAt(first: LockState) {
  let state = first;
  const listeners = new Set<() => void>();
  const lock: NonNullable<Services['lock']> = {
    state: async () => state,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    prepare: () => Promise.reject(new Error('not asked for here')),
    turnOn: async () => undefined,
    unlock: async () => true,
    changePassphrase: async () => true,
    turnOff: async () => true,
    resume: async () => undefined,
    stillHere: async () => undefined,
  };
  const become = (next: LockState) =>
    act(async () => {
      state = next;
      for (const listener of listeners) listener();
    });
  return { lock, become };
}

it('the lock is not said to be on before all is sealed', async () => {
  const { lock, become } = lockAt('sealing');
  await showScreen(<LockSettings />, [], { nowMs: 1, besides: () => ({ lock }) });
  expect(text()).toContain(en.lock.underWay.sealing);
  expect(text()).not.toContain(en.lock.on);
  await become('open');
  expect(text()).toContain(en.lock.on);
  await become('unsealing');
  expect(text()).toContain(en.lock.underWay.unsealing);
  expect(text()).not.toContain(en.lock.on);
  await become('off');
  expect(text()).toContain(en.lock.continue);
});
