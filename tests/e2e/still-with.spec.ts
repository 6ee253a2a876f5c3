/** Who is in the call is in doubt: nothing is measured until the coach has answered. */
import { ending, sessionState } from '../../lib/session/session';
import { expect, test } from './fixtures';
import type { Aparte } from './harness/browser';
import { openCall, openGuest, type Call } from './harness/call';
import { changeSettings, readRecords } from './harness/database';
import { chunksIn, heardFrom, lengthWithin } from './harness/heard';
import type { PanelPage } from './harness/panel-page';
import { countReads, readsIn } from './harness/reads';

/** Long enough for both sides of the second room to have spoken. */
const UNANSWERED_MS = 8_000;
/** Chunks are sent every 5 s, and are 2 s behind. */
const STORED_AFTER_MS = 8_000;
/** What the worker and the page need to agree on an order. */
const ORDER_TAKES_MS = 1_500;

test('another meeting in the same tab is not read before the answer, and a no ends the session at the first one', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const { call, panel } = await sessionInCall(aparte, server.origin, openPanelOf);
  await openGuest(aparte, server.origin, 'the-next-room', { story: 'long' });
  const leftAt = Date.now();
  await call.goTo('the-next-room');
  await expect(panel.stillWith('Camille')).toBeVisible();
  await call.coach.waitForTimeout(UNANSWERED_MS);
  // The page was loaded anew: not one read since then.
  expect(await readsIn(call.coach)).toEqual({});

  await panel.page.locator('body').focus();
  await panel.press('e');
  await expect(panel.stillWith('Camille')).toBeHidden();
  await expect(panel.startButton).toBeVisible();
  const end = ending((await onlySession(panel)).payload.events);
  expect(end?.reason).toBe('hangup');
  expect(end?.at).toBeGreaterThanOrEqual(leftAt);
  expect(end?.at).toBeLessThan(leftAt + ORDER_TAKES_MS);
  await call.coach.waitForTimeout(STORED_AFTER_MS);
  expect(await readsIn(call.coach)).toEqual({});
  expect(await heardMs(panel, leftAt + ORDER_TAKES_MS, Date.now())).toBe(0);
});

test('a yes continues the session in the other meeting, without the time before the answer', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const { call, panel } = await sessionInCall(aparte, server.origin, openPanelOf);
  await openGuest(aparte, server.origin, 'another-room', { story: 'long' });
  const leftAt = Date.now();
  await call.goTo('another-room');
  await expect(panel.stillWith('Camille')).toBeVisible();
  await call.coach.waitForTimeout(UNANSWERED_MS);

  const answeredAt = Date.now();
  await panel.press('y');
  await expect(panel.stillWith('Camille')).toBeHidden();
  await heardFrom(panel.page, 'coachee', answeredAt);
  expect(sessionState((await onlySession(panel)).payload.events)).toBe('running');
  expect(await heardMs(panel, leftAt + ORDER_TAKES_MS, answeredAt)).toBe(0);
});

test('a page that changes to another meeting by script is not read there before the answer', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const { call, panel } = await sessionInCall(aparte, server.origin, openPanelOf);
  await call.hangUp();
  await call.coach.evaluate(() => {
    const address = new URL(location.href);
    address.searchParams.set('room', 'by-script');
    history.pushState(null, '', address);
  });
  await call.coach.waitForTimeout(ORDER_TAKES_MS);
  const reads = await readsIn(call.coach);
  const backAt = Date.now();
  await call.coach.getByRole('button', { name: 'Join again', exact: true }).click();
  await call.waitUntilLive();
  await expect(panel.stillWith('Camille')).toBeVisible();
  await call.coach.waitForTimeout(UNANSWERED_MS);
  expect(await readsIn(call.coach)).toEqual(reads);
  await panel.press('y');
  await heardFrom(panel.page, 'coachee', backAt + UNANSWERED_MS);
  expect(await heardMs(panel, backAt, backAt + UNANSWERED_MS)).toBe(0);
});

test('asks about the next guest after everybody left, when the connection stayed open', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  test.setTimeout(180_000);
  await changeSettings(aparte, { emptyRoomAfterMs: 3_000 });
  const { call, panel } = await sessionInCall(aparte, server.origin, openPanelOf);

  await call.guestSends(false);
  await untilOnlyPackets(call);
  const before = await readsIn(call.coach);
  const cameAt = Date.now();
  await call.guestSends(true);
  await expect(panel.stillWith('Camille')).toBeVisible();
  await call.coach.waitForTimeout(UNANSWERED_MS);
  // Packets were counted to see that somebody came, and nothing else was read.
  expect(withoutPacketCounts(await readsIn(call.coach))).toEqual(withoutPacketCounts(before));

  const answeredAt = Date.now();
  await panel.press('y');
  await heardFrom(panel.page, 'coachee', answeredAt);
  expect(await heardMs(panel, cameAt, answeredAt)).toBe(0);

  const goneAt = Date.now();
  await call.guestSends(false);
  await untilOnlyPackets(call);
  await call.guestSends(true);
  await expect(panel.stillWith('Camille')).toBeVisible();
  await panel.press('e');
  await expect(panel.startButton).toBeVisible();
  const end = ending((await onlySession(panel)).payload.events);
  // Packets that stop are somebody gone after five seconds.
  expect(end?.at).toBeGreaterThan(goneAt);
  expect(end?.at).toBeLessThan(goneAt + 5_000 + 2 * ORDER_TAKES_MS);
});

test('asks about the next guest after everybody left, when no connection stayed open', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  await changeSettings(aparte, { emptyRoomAfterMs: 2_000, hangUpAfterMs: 60_000 });
  const { call, panel } = await sessionInCall(aparte, server.origin, openPanelOf);
  await call.guests[0]?.close();
  const goneAt = Date.now();
  await call.coach.waitForTimeout(4_000);
  const reads = withoutPacketCounts(await readsIn(call.coach));
  const room = new URL(call.coach.url()).searchParams.get('room') ?? '';
  const next = await openGuest(aparte, server.origin, room, { story: 'long' });
  await expect(panel.stillWith('Camille')).toBeVisible();
  await call.coach.waitForTimeout(UNANSWERED_MS);
  expect(withoutPacketCounts(await readsIn(call.coach))).toEqual(reads);
  expect(await heardMs(panel, goneAt + ORDER_TAKES_MS, Date.now())).toBe(0);

  await next.close();
  await expect(panel.stillWith('Camille')).toBeHidden();
  expect(sessionState((await onlySession(panel)).payload.events)).toBe('running');
});

/** A session with Camille, who agreed and was heard. */
async function sessionInCall(
  aparte: Aparte,
  origin: string,
  openPanelOf: (tab: Call['coach']) => Promise<PanelPage>,
): Promise<{ call: Call; panel: PanelPage }> {
  const call = await openCall(aparte, origin, { story: 'long', inCoachPage: countReads });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await heardFrom(panel.page, 'coachee');
  return { call, panel };
}

/** Levels are not read any more, and nothing else than packet counts is. */
async function untilOnlyPackets(call: Call): Promise<void> {
  const levels = async () => withoutPacketCounts(await readsIn(call.coach));
  let before = await levels();
  await expect
    .poll(
      async () => {
        await call.coach.waitForTimeout(1_000);
        const now = await levels();
        const same = JSON.stringify(now) === JSON.stringify(before);
        before = now;
        return same;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

function withoutPacketCounts(reads: Record<string, number>) {
  return Object.fromEntries(Object.entries(reads).filter(([name]) => name !== 'getStats'));
}

async function onlySession(panel: PanelPage) {
  const [session, ...more] = await readRecords(panel.page, 'session');
  if (session === undefined || more.length > 0) throw new Error('There is not one session.');
  return session;
}

/** Of the stored listening, how much lies between two instants. */
async function heardMs(panel: PanelPage, fromMs: number, toMs: number): Promise<number> {
  const covered = (await chunksIn(panel.page)).flatMap((chunk) => chunk.covered);
  return lengthWithin(covered, fromMs, toMs);
}
