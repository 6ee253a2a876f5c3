/** Whole sessions with the browser's network log on: no part of the extension is in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchAparte } from '../e2e/harness/browser';
import { openCall } from '../e2e/harness/call';
import { changeSettings } from '../e2e/harness/database';
import { heardFrom } from '../e2e/harness/heard';
import { requestsIn } from '../e2e/harness/net-log';
import { openPanel } from '../e2e/harness/panel';
import { PanelPage } from '../e2e/harness/panel-page';
import { ReflectionPage } from '../e2e/harness/reflection-page';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';

/** What a call page asks of its own server: fewer, and the log was not on. */
const MIN_PAGE_REQUESTS = 5;

export async function run(count: number): Promise<FaultResult> {
  const server = await startCallServer();
  const misses: string[] = [];
  let seen = 0;
  try {
    for (let round = 1; round <= count; round += 1) seen += await session(server.origin, misses);
  } finally {
    await server.close();
  }
  return { runs: count, misses, figures: { 'requests in the log': seen } };
}

async function session(origin: string, misses: string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'aparte-net-'));
  const file = join(folder, 'net.json');
  const aparte = await launchAparte({ args: [`--log-net-log=${file}`] });
  // A request the log must show: leaving through a window is what no policy of ours forbids.
  const control = `${origin}/blank?control`;
  try {
    await changeSettings(aparte, { minSpeechForShareMs: 1_000 });
    const call = await openCall(aparte, origin);
    const panel = new PanelPage((await openPanel(aparte, call.coach)).page);
    await panel.startWithNew('Camille');
    await panel.answerConsent(true);
    await panel.writeNote('Nobody else’s business: https://tracker.example/pixel.gif');
    await heardFrom(panel.page, 'coachee');
    await panel.end();
    const reflection = await ReflectionPage.opened(aparte);
    await reflection.guess(50);
    await reflection.copy();
    for (const file of ['journal.html', 'options.html']) {
      const page = await aparte.openExtensionPage(file);
      await page.getByRole('heading').first().waitFor();
    }
    await reflection.page.evaluate((url) => void window.open(url), control);
    await (await aparte.pageAt('/blank?control')).waitForLoadState();
  } finally {
    await aparte.close();
  }
  const requests = requestsIn(file);
  rmSync(folder, { recursive: true });
  const ours = requests.filter(({ initiator }) => initiator.startsWith('chrome-extension://'));
  if (!ours.some(({ url }) => url === control)) misses.push('the log missed a request of ours');
  for (const { url } of ours) if (url !== control) misses.push(`asked for ${url}`);
  // Nor does the call page ask for anything that is not its own.
  const pages = requests.filter(({ initiator }) => initiator === origin);
  if (pages.length < MIN_PAGE_REQUESTS) misses.push(`only ${pages.length} requests of the page`);
  for (const { url } of pages)
    if (!url.startsWith(`${origin}/`)) misses.push(`the call page asked for ${url}`);
  return requests.length;
}
