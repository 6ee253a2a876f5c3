import { total, union } from '../../lib/session/listened';
import { startedAt } from '../../lib/session/session';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { readRecords } from './harness/database';
import { chunksIn } from './harness/heard';

const KILLS = 12;
const KILL_EVERY_MS = 5_000;

test('a worker killed every five seconds costs nothing', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin, { story: 'long' });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  const consentAt = Date.now();

  let killed = 0;
  for (let round = 0; round < KILLS; round += 1) {
    await panel.page.waitForTimeout(KILL_EVERY_MS);
    if (await aparte.killWorker()) killed += 1;
  }
  expect(killed).toBeGreaterThanOrEqual(KILLS - 2);

  const [session] = await readRecords(panel.page, 'session');
  const begun = startedAt(session?.payload.events ?? []);
  // Whole seconds are shown, and renewed once a second.
  await expect
    .poll(async () => Math.abs(Date.now() - begun - (await panel.elapsedMs())))
    .toBeLessThanOrEqual(1_000);

  const lastsUntil = Date.now();
  await expect
    .poll(async () => (await chunksIn(panel.page)).at(-1)?.toMs ?? 0)
    .toBeGreaterThan(lastsUntil);
  const chunks = await chunksIn(panel.page);
  for (const [index, chunk] of chunks.entries()) {
    expect(chunk.fromMs).toBeGreaterThanOrEqual(chunks[index - 1]?.toMs ?? 0);
  }
  const covered = total(union(chunks.flatMap((chunk) => chunk.covered)));
  expect(covered / ((chunks.at(-1)?.toMs ?? 0) - consentAt)).toBeGreaterThan(0.9);
});
