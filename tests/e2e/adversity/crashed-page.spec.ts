import type { Page } from '@playwright/test';
import { union } from '../../../lib/intervals/intervals';
import { expect, test } from '../fixtures';
import { openCall, type Call } from '../harness/call';
import { changeSettings, readRecords } from '../harness/database';
import { chunksIn, heardFrom } from '../harness/heard';
import type { PanelPage } from '../harness/panel-page';
import { ReflectionPage } from '../harness/reflection-page';

/** The last chunk not yet cut (5 s), and its provisional end (2 s). */
const UNSTORED_MS = 7_000;
/** From the end of the process to the worker's word of it. */
const NOTICED_AFTER_MS = 2_000;

/** Listens until something is stored, then writes a note. */
async function listenAWhile(call: Call, panel: PanelPage): Promise<void> {
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await call.told(10_000);
  await heardFrom(panel.page, 'coachee');
  await panel.writeNote('Said before the crash');
}

/** Ends the page's process, as running out of memory does: the page gets to say nothing. */
async function crash(page: Page): Promise<number> {
  const crashed = page.waitForEvent('crash');
  const at = Date.now();
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  return at;
}

/** Reloads the panel's tab. A crashed page takes no orders itself. */
async function reloadTabOf(panel: PanelPage): Promise<void> {
  await panel.page.evaluate(async () => {
    const { tabs } = (
      globalThis as unknown as { chrome: { tabs: { reload(tabId: number): Promise<void> } } }
    ).chrome;
    await tabs.reload(Number(new URLSearchParams(location.search).get('tab')));
  });
}

test('a crashed call page counts as a hang-up, and everything stored is kept', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  await changeSettings(aparte, { hangUpAfterMs: 3_000 });
  const call = await openCall(aparte, server.origin, { story: 'demo' });
  const panel = await openPanelOf(call.coach);
  await listenAWhile(call, panel);

  const before = await readRecords(panel.page, 'chunk');
  const crashedAt = await crash(call.coach);
  await ReflectionPage.opened(aparte);

  const [session] = await readRecords(panel.page, 'session');
  const ended = session?.payload.events.at(-1);
  expect(ended).toMatchObject({ type: 'ended', reason: 'hangup' });
  expect(ended?.at).toBeGreaterThanOrEqual(crashedAt);
  expect(ended?.at).toBeLessThan(crashedAt + NOTICED_AFTER_MS);
  const after = await readRecords(panel.page, 'chunk');
  expect(after).toEqual(expect.arrayContaining(before));
  const heardUntil = Math.max(...after.map(({ payload }) => payload.toMs));
  expect(crashedAt - heardUntil).toBeLessThan(UNSTORED_MS);
  test.info().annotations.push({
    type: 'lost',
    description: `${crashedAt - heardUntil} ms, noticed after ${(ended?.at ?? 0) - crashedAt} ms`,
  });
  const notes = await readRecords(panel.page, 'note');
  expect(notes.map(({ payload }) => payload.text)).toEqual(['Said before the crash']);
});

test('the session continues when the crashed call page is reloaded in time', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  await changeSettings(aparte, { hangUpAfterMs: 20_000 });
  const call = await openCall(aparte, server.origin, { story: 'demo' });
  const panel = await openPanelOf(call.coach);
  await listenAWhile(call, panel);

  const before = await readRecords(panel.page, 'chunk');
  const crashedAt = await crash(call.coach);
  await reloadTabOf(panel);
  await heardFrom(panel.page, 'coachee', crashedAt);

  const sessions = await readRecords(panel.page, 'session');
  expect(sessions.map(({ payload }) => payload.events.map(({ type }) => type))).toEqual([
    ['started'],
  ]);
  const after = await readRecords(panel.page, 'chunk');
  expect(after).toEqual(expect.arrayContaining(before));
  // What happened while the page was gone is unknown, not silence.
  const covered = union((await chunksIn(panel.page)).flatMap((chunk) => chunk.covered));
  const back = covered.find(([start]) => start > crashedAt);
  expect(back).toBeDefined();
  expect(covered.some(([start, end]) => start <= crashedAt && end > crashedAt)).toBe(false);
  const pages = aparte.context.pages();
  expect(pages.some((page) => page.url().includes('/reflection.html'))).toBe(false);
});
