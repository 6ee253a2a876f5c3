import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../lib/i18n/en';
import type { ChunkPayload } from '../../lib/session/chunk';
import { compare } from '../bench/evaluation/compare';
import { lengthWithin } from '../e2e/harness/heard';
import { until } from '../e2e/harness/wait';
import { startCallServer } from '../fixtures/call/server';
import { stories } from '../fixtures/call/stories';
import { truthOf } from '../fixtures/call/timeline';
import { readManifest } from '../fixtures/call/voices';
import { firefoxDist } from './harness/build';
import { Call } from './harness/call';
import { launchFirefox, WITHOUT_SOUND_CARD, type Firefox } from './harness/firefox';
import { closeSidebar, pressToolbarButton, Sidebar, sidebarAddress } from './harness/sidebar';
import { stored } from './harness/stored';

const STORY = stories.demo;
/** Before the coach's last line, which is then spoken into a muted microphone. */
const MUTE_AT_MS = 58_500;
/** From the press of the button to the samples that know of it. */
const NOTICED_AFTER_MS = 1_000;
const NOTE = 'She named the next step herself';

let firefox: Firefox;
let server: Awaited<ReturnType<typeof startCallServer>>;

beforeAll(async () => {
  server = await startCallServer();
  firefox = await launchFirefox(WITHOUT_SOUND_CARD);
});
afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

test('the toolbar button leads through a whole session in Firefox', async () => {
  await firefox.browser.installExtension(firefoxDist());
  const inside = await firefox.pageAt('/welcome.html');
  const chunks = async () => (await stored(inside, 'chunk')).map(({ payload }) => payload);
  await closeSidebar(firefox);
  expect(await sidebarAddress(firefox)).toBeNull();

  const call = await Call.open(firefox, server.origin, 'demo');
  await pressToolbarButton(firefox);
  const sidebar = await Sidebar.opened(firefox);
  await sidebar.startWithNew('Camille');
  await sidebar.answerConsent(true);
  const begunAt = await call.join();
  await sidebar.shows(en.panel.listening.title);

  // The one sidebar of all tabs stays with the session while the coach looks something up.
  const other = await firefox.browser.newPage();
  await other.bringToFront();
  await sidebar.staysWith(en.panel.session.end);
  await other.close();
  await call.show();

  await call.said(MUTE_AT_MS);
  await call.pressMute();
  const mutedAt = Date.now();
  await sidebar.shows(en.panel.listening.muted);
  await call.said(STORY.durationMs);
  const toldAt = Date.now();
  await sidebar.writeNote(NOTE);
  expect(await stored(inside, 'note')).toMatchObject([{ payload: { text: NOTE } }]);
  await sidebar.press(en.panel.session.end);
  const reflection = await firefox.pageAt('/reflection.html');
  await until('the reflection', async () => {
    const title = await reflection.evaluate(() => document.querySelector('h1')?.textContent ?? '');
    return title.includes('Camille') ? true : null;
  });

  const heard = await chunks();
  expectMuted(heard, mutedAt + NOTICED_AFTER_MS, toldAt);
  const lines = STORY.lines.filter(({ atMs }) => atMs < MUTE_AT_MS);
  const truth = truthOf({ ...STORY, lines }, readManifest());
  const compared = compare(heard, truth, begunAt, mutedAt - begunAt);
  const [measured, real] = [compared.measured.coachShare, compared.truth.coachShare];
  console.info(`The coach’s share in Firefox: ${percent(measured)}, in truth ${percent(real)}`);
  expect(Math.abs((measured ?? 0) - (real ?? 1)) * 100).toBeLessThanOrEqual(3);
  expect(await stored(inside, 'session')).toMatchObject([{ payload: { setting: 'call' } }]);
});

/** The coach is known to be off throughout, and no speech is theirs. */
function expectMuted(heard: readonly ChunkPayload[], fromMs: number, toMs: number): void {
  const muted = heard.flatMap((chunk) => chunk.muted);
  const coach = heard.flatMap((chunk) => chunk.coach);
  expect(lengthWithin(muted, fromMs, toMs)).toBeGreaterThan(0.95 * (toMs - fromMs));
  expect(lengthWithin(coach, fromMs, toMs)).toBe(0);
}

function percent(share: number | null): string {
  return share === null ? 'none' : `${(share * 100).toFixed(1)}%`;
}
