import { sessionState } from '../../lib/session/session';
import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { readRecords } from './harness/database';
import { heardFrom } from './harness/heard';
import { countReads, readsIn } from './harness/reads';

/** Both panels and the page that is left behind follow within this time. */
const FOLLOWS_WITHIN_MS = 1_000;
const LONG_AFTER_MS = 3_000;

test('‘Go on here’ in another tab: the first tab is read no more, and both panels show where the session is', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const first = await openCall(aparte, server.origin, { story: 'long', inCoachPage: countReads });
  const left = await openPanelOf(first.coach);
  await left.startWithNew('Camille');
  await left.answerConsent(true);
  await heardFrom(left.page, 'coachee');
  const second = await openCall(aparte, server.origin, { story: 'long', inCoachPage: countReads });
  const taken = await openPanelOf(second.coach);
  const goOn = taken.page.getByRole('button', { name: en.panel.open.goOn, exact: true });
  await goOn.waitFor();
  expect(await readsIn(second.coach)).toEqual({});

  await goOn.click();
  const pressedAt = Date.now();
  await Promise.all([
    expect(taken.timer).toBeVisible({ timeout: FOLLOWS_WITHIN_MS }),
    expect(left.page.getByRole('button', { name: en.panel.open.goOn })).toBeVisible({
      timeout: FOLLOWS_WITHIN_MS,
    }),
  ]);
  await expect(
    left.page.getByText(en.panel.open.elsewhere.replace('{{name}}', 'Camille')),
  ).toBeVisible();
  await first.coach.waitForTimeout(Math.max(0, pressedAt + FOLLOWS_WITHIN_MS - Date.now()));
  const reads = await readsIn(first.coach);
  await first.coach.waitForTimeout(LONG_AFTER_MS);
  expect(await readsIn(first.coach)).toEqual(reads);

  await heardFrom(taken.page, 'coachee', pressedAt);
  const sessions = await readRecords(taken.page, 'session');
  expect(sessions.map(({ payload }) => sessionState(payload.events))).toEqual(['running']);
  // Moved from a tab that is still there, the session was not away.
  expect(sessions[0]?.payload.events.map(({ type }) => type)).toEqual(['started']);
});
