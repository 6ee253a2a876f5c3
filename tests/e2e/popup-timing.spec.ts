import type { Page } from '@playwright/test';
import { sessionState } from '../../lib/session/session';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { readRecords } from './harness/database';
import { ReflectionPage } from './harness/reflection-page';

const DROP_MS = 5_000;
/** The default wait before a call without a connection counts as over. */
const HANG_UP_AFTER_MS = 8_000;

test('a call that drops for 5 s opens no reflection; a hang-up does after its wait, a closed tab at once', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin);
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  const reflections = () =>
    aparte.context.pages().filter((page) => page.url().includes('/reflection.html'));

  await call.coach.goto('about:blank');
  await call.coach.waitForTimeout(DROP_MS);
  await call.coach.goBack();
  await call.waitUntilLive();
  await call.coach.waitForTimeout(HANG_UP_AFTER_MS - DROP_MS + 1_000);
  expect(reflections()).toEqual([]);

  const inside = await aparte.openExtensionPage('journal.html');
  const ended = async () =>
    (await readRecords(inside, 'session')).map(({ payload }) => payload.events.at(-1));
  const [dropped] = await readRecords(inside, 'session');
  expect(dropped && sessionState(dropped.payload.events)).toBe('running');

  // The link of the call, with the room that it names, is the person's from now on.
  const link = linkOf(call.coach);
  expect(await readRecords(inside, 'person')).toMatchObject([{ payload: { links: [link] } }]);

  const before = Date.now();
  await call.hangUp();
  const first = await ReflectionPage.opened(aparte);
  expect(Date.now() - before).toBeGreaterThanOrEqual(HANG_UP_AFTER_MS);
  expect(await ended()).toMatchObject([{ type: 'ended', reason: 'hangup' }]);
  await first.page.close();

  const next = await openCall(aparte, server.origin);
  const nextPanel = await openPanelOf(next.coach);
  expect(linkOf(next.coach)).not.toBe(link);
  await nextPanel.startWith('Camille');
  await next.coach.close();
  const second = await ReflectionPage.opened(aparte);
  expect(await ended()).toMatchObject([{ reason: 'hangup' }, { reason: 'tabClosed' }]);
  expect(second.page.url()).not.toBe(first.page.url());
  expect(reflections()).toHaveLength(1);
});

/** Host, path and room of the call's page. */
function linkOf(page: Page): string {
  const { host, pathname, searchParams } = new URL(page.url());
  return `${host}${pathname}?room=${searchParams.get('room')}`;
}
