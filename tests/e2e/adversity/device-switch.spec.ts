import type { Page } from '@playwright/test';
import { total, union } from '../../../lib/intervals/intervals';
import { stories } from '../../fixtures/call/stories';
import { speechOf } from '../../fixtures/call/timeline';
import { readManifest } from '../../fixtures/call/voices';
import { expect, test } from '../fixtures';
import { openCall } from '../harness/call';
import { chunksIn, lengthWithin } from '../harness/heard';
import { shareErrorPoints, toldStory } from './told-story';

/** Story times with the coach's lines soon after them. */
const SWITCH_AT_MS = 10_000;
const HARD_SWITCH_AT_MS = 34_000;
const LONGEST_BLIND_MS = 2_000;

interface SwitchWindow {
  call: { pcs: readonly RTCPeerConnection[] };
}

/**
 * Sends another track of the same voice, and stops the one sent until now: before the other is in
 * place, as apps do that cannot open two microphones at once, or after.
 */
async function switchDevice(coach: Page, stopFirst: boolean): Promise<void> {
  await coach.evaluate(async (stopsFirst) => {
    const [pc] = (window as unknown as SwitchWindow).call.pcs;
    const sender = pc?.getSenders().find(({ track }) => track?.kind === 'audio');
    const old = sender?.track;
    if (!sender || !old) throw new Error('No audio is sent.');
    const context = new AudioContext();
    const device = context.createMediaStreamDestination();
    context.createMediaStreamSource(new MediaStream([old.clone()])).connect(device);
    const [fresh] = device.stream.getAudioTracks();
    if (stopsFirst) {
      old.stop();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    await sender.replaceTrack(fresh ?? null);
    old.stop();
  }, stopFirst);
}

test('a microphone changed mid-call is heard at once', async ({ aparte, server, openPanelOf }) => {
  test.setTimeout(180_000);
  const call = await openCall(aparte, server.origin, { story: 'demo', joinAtOnce: false });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await call.join();
  await call.told(SWITCH_AT_MS);
  await switchDevice(call.coach, false);
  await call.told(HARD_SWITCH_AT_MS);
  await switchDevice(call.coach, true);
  const story = await toldStory(call, panel.page);

  const begunAt = await call.storyStartedAt();
  const chunks = await chunksIn(panel.page);
  const covered = union(chunks.flatMap((chunk) => chunk.covered));
  const said = speechOf(stories.demo, readManifest(), 'coach');
  for (const at of [SWITCH_AT_MS, HARD_SWITCH_AT_MS]) {
    const [from, to] = [begunAt + at - 1_000, begunAt + at + 12_000];
    const seen = covered.filter(([start, end]) => end > from && start < to);
    // The sum of the blind stretches, so no one of them is longer either.
    expect(to - from - lengthWithin(seen, from, to)).toBeLessThan(LONGEST_BLIND_MS);
    const saidMs = lengthWithin(said, at + LONGEST_BLIND_MS, at + 12_000);
    const coach = chunks.flatMap((chunk) => chunk.coach);
    const heardMs = lengthWithin(coach, begunAt + at + LONGEST_BLIND_MS, begunAt + at + 12_000);
    expect(saidMs).toBeGreaterThan(1_500);
    expect(heardMs / saidMs).toBeGreaterThan(0.8);
  }
  expect(total(union(chunks.flatMap((chunk) => chunk.muted)))).toBeLessThan(LONGEST_BLIND_MS);
  const points = shareErrorPoints(story);
  test.info().annotations.push({
    type: 'switch',
    description: `${points.toFixed(1)} points, blind ${story.blindMs} ms, muted ${story.mutedMs} ms`,
  });
  expect(Math.abs(points)).toBeLessThanOrEqual(3);
});
