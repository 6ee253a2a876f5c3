import { expect, test, vi } from 'vitest';
import { tapReport, type TapLevels } from '../../../lib/messages/tap';
import { createDetector } from '../../../lib/speech/detector';
import { soundOf } from '../../fixtures/call/voices';
import { resampled } from '../../fixtures/call/wav';
import { keepOrdering, startCall } from './call-in-page';
import { buildTap, launchBrowser, openCallPage, type CallWindow } from './call-page';
import { speakThenType } from './typing-in-page';

declare const window: CallWindow;

const RATE_HZ = 48_000;
const TYPING_S = 60;

vi.setConfig({ testTimeout: 150_000, hookTimeout: 40_000 });

test('a minute of loud typing is not counted as the coach’s speech', async () => {
  const context = await launchBrowser();
  try {
    const page = await openCallPage(context, await buildTap());
    await page.evaluate(startCall, {});
    const phrases = ['hello', 'leave-with'].map((id) => resampled(soundOf(id), RATE_HZ));
    const voice = phrases.flatMap(({ samples }) => Array.from(samples, (one) => one / 32_768));
    await page.evaluate(keepOrdering, { on: true });
    await page.waitForTimeout(1000);
    const typing = { seconds: TYPING_S, voice };
    const { keys, startMs } = await page.evaluate(speakThenType, typing);
    expect(keys).toBeGreaterThan(6 * TYPING_S);
    const voiceMs = (voice.length / RATE_HZ) * 1000;
    await page.waitForTimeout(voiceMs + TYPING_S * 1000);

    const reports = (await page.evaluate(() => window.reports)).map((one) => tapReport.parse(one));
    const levels = reports.filter((one): one is TapLevels => one.type === 'levels');
    const typingFromMs = startMs + voiceMs + 500;
    const spoken = heardOfCoach(levels);
    const within = (fromMs: number, toMs: number) =>
      spoken.reduce(
        (sum, [start, end]) => sum + Math.max(0, Math.min(end, toMs) - Math.max(start, fromMs)),
        0,
      );
    // The voice before the typing is detected, so the detector is not just deaf to everything.
    expect(within(startMs, typingFromMs)).toBeGreaterThan(0.5 * voiceMs);
    expect(within(typingFromMs, typingFromMs + TYPING_S * 1000)).toBeLessThanOrEqual(
      0.05 * TYPING_S * 1000,
    );
  } finally {
    await context.close();
  }
});

function heardOfCoach(levels: readonly TapLevels[]): (readonly [number, number])[] {
  const detector = createDetector();
  const closed = levels.flatMap(({ atMs, coach }) => [
    ...detector.push({ atMs, coach, others: new Map() }).coach.closed,
  ]);
  return [...closed, ...detector.flush(levels.at(-1)?.atMs ?? 0).coach.closed];
}
