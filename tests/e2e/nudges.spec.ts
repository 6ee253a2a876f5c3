import type { Page } from '@playwright/test';
import { DEFAULT_THRESHOLDS } from '../../lib/nudges/thresholds';
import { en } from '../../lib/i18n/en';
import { stories } from '../fixtures/call/stories';
import { speechOf } from '../fixtures/call/timeline';
import { readManifest } from '../fixtures/call/voices';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { changeSettings, readRecords } from './harness/database';

const words = en.panel.nudges;
/** From a word in the call to its effect on screen. */
const LATE_MS = 1_000;

interface Appearance {
  readonly trigger: string;
  readonly at: number;
}
type WatchedWindow = Window & { appearances: Appearance[] };

test('cues are offered after the first session, and come at a breath', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin, { story: 'demo', joinAtOnce: false });
  const panel = await openPanelOf(call.coach);
  const offer = panel.page.getByRole('button', { name: words.offerYes });
  await panel.startButton.waitFor();
  await expect(offer).toHaveCount(0);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await panel.end();
  await offer.click();
  await expect(offer).toHaveCount(0);

  await changeSettings(aparte, {
    nudgeThresholds: {
      ...DEFAULT_THRESHOLDS,
      quietStartMs: 0,
      apartMs: 0,
      longCoachTurnMs: 2_500,
    },
  });
  await panel.startButton.click();
  await panel.timer.waitFor();
  await watch(panel.page);
  await call.join();
  await call.told(20_000);
  const cue = panel.page.locator('[data-nudge=longCoachTurn]');
  await expect(cue).toContainText(words.cue.longCoachTurn);
  await panel.press('x');
  await expect(cue).toHaveCount(0);
  // The silence of the story: it glows, and brings nothing.
  await call.told(35_500);
  await expect(panel.listening).toContainText(en.panel.listening.heldShort);
  await call.told();

  const begun = await call.storyStartedAt();
  const coachee = speechOf(stories.demo, readManifest(), 'coachee');
  const appeared = await panel.page.evaluate(
    () => (window as unknown as WatchedWindow).appearances,
  );
  expect(appeared[0]?.trigger).toBe('longCoachTurn');
  for (const { at } of appeared) {
    const storyMs = at - begun;
    const into = coachee.find(([start, end]) => start + LATE_MS < storyMs && storyMs < end);
    expect(into, `a cue at ${storyMs} ms, while they spoke`).toBeUndefined();
  }
  const stored = await readRecords(panel.page, 'nudge');
  expect(stored.map(({ payload }) => payload.trigger)).toEqual(
    appeared.map(({ trigger }) => trigger),
  );
  expect(stored[0]?.payload.fate).toBe('dismissed');
});

/** Keeps the instant at which each cue came on screen. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const appearances: Appearance[] = [];
    (window as unknown as WatchedWindow).appearances = appearances;
    let shown: Element | null = null;
    new MutationObserver(() => {
      const card = document.querySelector('[data-nudge]');
      if (card !== null && card !== shown)
        appearances.push({ trigger: card.getAttribute('data-nudge') ?? '', at: Date.now() });
      shown = card;
    }).observe(document.body, { childList: true, subtree: true });
  });
}
