import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { openCall } from '../harness/call';
import { shareErrorPoints, toldStory } from './told-story';

/** In the middle of a silence of the coachee's, in story time. */
const SILENT_AT_MS = 14_000;
const COUNTED_MS = 2_000;
/** Without DTX it is 50. */
const FEW_PACKETS_PER_SECOND = 10;

/** Both sides say in their SDP that they would like no packets in silence (RFC 7587, 6.1). */
function askForDtx(): void {
  const withDtx = (sdp: string) => sdp.replaceAll('useinbandfec=1', 'useinbandfec=1;usedtx=1');
  const change = (owner: object, name: string) => {
    const own = Reflect.get(owner, name) as (message: { sdp?: string }) => unknown;
    Reflect.set(
      owner,
      name,
      new Proxy(own, {
        apply(target, self, [message]: [{ sdp?: string }]) {
          const { sdp } = message;
          const changed = sdp === undefined ? message : { ...message, sdp: withDtx(sdp) };
          return Reflect.apply(target, self, [changed]);
        },
      }),
    );
  };
  // What arrives rules what this page sends; what it posts rules what the coach's page sends.
  change(RTCPeerConnection.prototype, 'setRemoteDescription');
  change(BroadcastChannel.prototype, 'postMessage');
}

interface CallWindow {
  call: { pcs: readonly RTCPeerConnection[] };
}

/** Audio packets received so far. */
async function packetsOf(coach: Page): Promise<number> {
  return await coach.evaluate(async () => {
    const [pc] = (window as unknown as CallWindow).call.pcs;
    const rows = [...((await pc?.getStats())?.values() ?? [])];
    const inbound = rows.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
    return inbound.packetsReceived as number;
  });
}

test('a line that sends few packets in silence counts as silent, not as unheard', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  test.setTimeout(180_000);
  const call = await openCall(aparte, server.origin, {
    story: 'demo',
    joinAtOnce: false,
    inGuestPages: askForDtx,
  });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await call.join();
  await call.told(SILENT_AT_MS);
  const before = await packetsOf(call.coach);
  await call.told(SILENT_AT_MS + COUNTED_MS);
  const packetsPerSecond = ((await packetsOf(call.coach)) - before) / (COUNTED_MS / 1_000);
  expect(packetsPerSecond).toBeLessThan(FEW_PACKETS_PER_SECOND);

  const story = await toldStory(call, panel.page);
  const points = shareErrorPoints(story);
  test.info().annotations.push({
    type: 'dtx',
    description: `${packetsPerSecond} packets/s, ${points.toFixed(1)} points, blind ${story.blindMs} ms`,
  });
  expect(story.blindMs).toBeLessThan(1_000);
  expect(Math.abs(points)).toBeLessThanOrEqual(3);
});
