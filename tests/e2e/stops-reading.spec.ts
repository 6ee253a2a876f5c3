/** The extension loses the site, or is switched off, in the middle of a call. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { chunksIn, heardFrom } from './harness/heard';
import { switchExtensionOff, withdrawSites } from './harness/permissions';
import { countReads, readsIn } from './harness/reads';

const STOPS_WITHIN_MS = 2_000;
const LONG_AFTER_MS = 4_000;

test('reading stops within two seconds when the site permission is withdrawn during a call', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin, { story: 'long', inCoachPage: countReads });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await heardFrom(panel.page, 'coachee');

  await withdrawSites(aparte);
  const withdrawnAt = Date.now();
  await expectNoReads(call.coach, withdrawnAt);
  const chunks = await chunksIn(panel.page);
  expect(Math.max(...chunks.map(({ toMs }) => toMs))).toBeLessThan(withdrawnAt + STOPS_WITHIN_MS);
});

test('reading stops within two seconds when the extension is disabled during a call', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin, { story: 'long', inCoachPage: countReads });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await heardFrom(panel.page, 'coachee');

  await switchExtensionOff(aparte);
  await expectNoReads(call.coach, Date.now());
});

/** Something was read until then, and nothing is from two seconds later on. */
async function expectNoReads(coach: Page, stoppedAt: number): Promise<void> {
  await coach.waitForTimeout(Math.max(0, stoppedAt + STOPS_WITHIN_MS - Date.now()));
  const reads = await readsIn(coach);
  expect(reads).toMatchObject({ getStats: expect.any(Number) });
  await coach.waitForTimeout(LONG_AFTER_MS);
  expect(await readsIn(coach)).toEqual(reads);
}
