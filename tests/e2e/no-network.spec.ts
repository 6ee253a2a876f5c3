import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { launchAparte } from './harness/browser';
import { openCall } from './harness/call';
import { changeSettings } from './harness/database';
import { heardFrom } from './harness/heard';
import { requestsIn } from './harness/net-log';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';
import { ReflectionPage } from './harness/reflection-page';

test('no part of the extension uses the network', async ({ server }) => {
  const folder = mkdtempSync(join(tmpdir(), 'aparte-net-'));
  const file = join(folder, 'net.json');
  const aparte = await launchAparte({ args: [`--log-net-log=${file}`] });
  await changeSettings(aparte, { minSpeechForShareMs: 1_000 });
  const call = await openCall(aparte, server.origin);
  const panel = new PanelPage((await openPanel(aparte, call.coach)).page);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await panel.writeNote('Nobody else’s business: https://tracker.example/pixel.gif');
  await heardFrom(panel.page, 'coachee');
  await panel.end();
  const reflection = await ReflectionPage.opened(aparte);
  await reflection.guess(50);
  await reflection.copy();
  // A request the log must show: leaving through a window is what no policy of ours forbids.
  const control = `${server.origin}/blank?control`;
  await reflection.page.evaluate((url) => void window.open(url), control);
  await (await aparte.pageAt('/blank?control')).waitForLoadState();
  await aparte.close();

  const requests = requestsIn(file);
  rmSync(folder, { recursive: true });
  const ours = requests.filter(({ initiator }) => initiator.startsWith('chrome-extension://'));
  expect(ours.map(({ url }) => url)).toEqual([control]);
  // Nor does the call page ask for anything that is not its own.
  const pages = requests.filter(({ initiator }) => initiator === server.origin);
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.filter(({ url }) => !url.startsWith(`${server.origin}/`))).toEqual([]);
});
