import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { openCall, type Call } from './harness/call';
import { chunksIn, heardFrom } from './harness/heard';
import { countReads, readsIn } from './harness/reads';

const CALL_GOES_ON_MS = 4_000;

test('nothing is read without consent, and withdrawing it stops reading at once', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin, { story: 'demo', inCoachPage: countReads });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');

  await test.step('consent is not asked yet', async () => {
    await call.coach.waitForTimeout(CALL_GOES_ON_MS);
    expect(await readsIn(call.coach)).toEqual({});
  });

  await test.step('consent is refused', async () => {
    await panel.answerConsent(false);
    await expect(panel.page.getByText(en.panel.consent.off)).toBeVisible();
    await call.coach.waitForTimeout(CALL_GOES_ON_MS);
    expect(await readsIn(call.coach)).toEqual({});
    expect(await chunksIn(panel.page)).toEqual([]);
    await expect(panel.page.getByText(/\d ?%/)).toHaveCount(0);
  });

  await test.step('consent is given', async () => {
    await panel.toggleConsent();
    await heardFrom(panel.page, 'coachee');
    expect(await readsIn(call.coach)).toMatchObject({ getStats: expect.any(Number) });
  });

  await test.step('consent is withdrawn', async () => {
    await panel.toggleConsent();
    await expect(panel.page.getByText(en.panel.consent.off)).toBeVisible();
    const withdrawnAt = Date.now();
    const reads = await settledReads(call);
    await call.coach.waitForTimeout(CALL_GOES_ON_MS);
    expect(await readsIn(call.coach)).toEqual(reads);
    const heardUntil = (await chunksIn(panel.page)).at(-1)?.toMs ?? 0;
    expect(heardUntil).toBeLessThanOrEqual(withdrawnAt);
  });
});

/** The order to stop has one hop to go; what was asked before it may still be answered. */
async function settledReads(call: Call) {
  await call.coach.waitForTimeout(300);
  return await readsIn(call.coach);
}
