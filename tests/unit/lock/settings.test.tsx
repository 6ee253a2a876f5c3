// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import { LockSettings } from '../../../components/lock/LockSettings';
import { en } from '../../../lib/i18n/en';
import type { LockState } from '../../../lib/lock/lock';
import { showScreen, text } from '../app/screen';
import { testLock } from '../../support/services';

it('the settings do not say that the lock is on before everything is encrypted', async () => {
  const lock = testLock('sealing');
  const become = (next: LockState) => act(async () => lock.become(next));
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
