import { union } from '../../lib/intervals/intervals';
import { sessionState } from '../../lib/session/session';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { readRecords } from './harness/database';
import { chunksIn, heardFrom } from './harness/heard';

test('a reloaded call goes on in the same session, with a gap', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin, { story: 'demo' });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await heardFrom(panel.page, 'coachee');

  const leftAt = Date.now();
  await call.coach.reload();
  await call.waitUntilLive();
  const backAt = Date.now();
  await heardFrom(panel.page, 'coachee', backAt);

  const sessions = await readRecords(panel.page, 'session');
  expect(sessions.map(({ payload }) => sessionState(payload.events))).toEqual(['running']);
  expect(sessions[0]?.payload.events.map(({ type }) => type)).toEqual(['started']);
  const covered = union((await chunksIn(panel.page)).flatMap((chunk) => chunk.covered));
  const gap = covered.findIndex(([start]) => start > leftAt);
  expect(gap).toBeGreaterThan(0);
  // Heard up to the reload, blind while the page was gone.
  expect(covered[gap - 1]?.[1]).toBeGreaterThan(leftAt - 1_000);
  expect(covered[gap - 1]?.[1]).toBeLessThan(covered[gap]?.[0] ?? 0);
  expect(aparte.context.pages().some((page) => page.url().includes('/reflection.html'))).toBe(
    false,
  );
});
