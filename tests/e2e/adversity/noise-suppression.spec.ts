import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeMicrophoneArgs } from '../../fixtures/call/flags';
import { stories } from '../../fixtures/call/stories';
import { wavOf } from '../../fixtures/call/voices';
import { expect, test } from '../fixtures';
import { launchAparte } from '../harness/browser';
import { openCall } from '../harness/call';
import { openPanel } from '../harness/panel';
import { PanelPage } from '../harness/panel-page';
import { shareErrorPoints, toldStory } from './told-story';

interface CallWindow {
  call: { pcs: readonly RTCPeerConnection[] };
}

test('a microphone with the browser’s noise suppression is measured correctly', async ({
  server,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'aparte-microphone-'));
  const microphone = join(folder, 'coach.wav');
  writeFileSync(microphone, wavOf(stories.demo, 'coach'));
  const aparte = await launchAparte({ args: fakeMicrophoneArgs(microphone) });
  try {
    const call = await openCall(aparte, server.origin, {
      story: 'demo',
      mic: 'device',
      joinAtOnce: false,
    });
    const panel = new PanelPage((await openPanel(aparte, call.coach)).page);
    await panel.startWithNew('Camille');
    await panel.answerConsent(true);
    await call.join();
    const microphoneSettings = await call.coach.evaluate(() => {
      const [pc] = (window as unknown as CallWindow).call.pcs;
      return pc?.getSenders()[0]?.track?.getSettings();
    });
    expect(microphoneSettings).toMatchObject({ noiseSuppression: true, autoGainControl: true });
    const story = await toldStory(call, panel.page);
    const points = shareErrorPoints(story);
    test.info().annotations.push({
      type: 'share',
      description: `${points.toFixed(1)} points, blind ${story.blindMs} ms`,
    });
    expect(Math.abs(points)).toBeLessThanOrEqual(3);
  } finally {
    await aparte.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
