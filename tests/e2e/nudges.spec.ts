import type { Locator, Page } from '@playwright/test';
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

test('cues are offered after the first session, and appear when the coach pauses', async ({
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
  await panel.startWith('Camille', { newLink: true });
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
  // The silence after the story: the clock would suggest another phase now, and nothing moves.
  await expect(panel.listening).toContainText(en.panel.listening.heldShort);
  // It glows from three seconds on; nothing moves from four.
  await panel.page.waitForTimeout(3_000);
  const shown = await panel.prompt.textContent();
  await planFor(panel.page, 60_000);
  await panel.page.waitForTimeout(6_000);
  await expect(panel.prompt).toHaveText(shown ?? '');
  await expect(phase(panel.page, 'Open')).toHaveAttribute('aria-pressed', 'true');
  // A pause is no silence: the clock is followed again.
  await panel.page.getByRole('button', { name: en.panel.session.pause, exact: true }).click();
  await expect(phase(panel.page, 'Close')).toHaveAttribute('aria-pressed', 'true');

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

/** The button of a phase, suggested by the clock or not. */
function phase(page: Page, name: string): Locator {
  return page
    .getByRole('group', { name: en.panel.prompts.phase })
    .getByRole('button', { name: new RegExp(`^${name}`) });
}

/** Changes the planned length past the menu, which would take the eyes off the silence. */
async function planFor(page: Page, plannedMs: number): Promise<void> {
  const session = (await readRecords(page, 'session')).at(-1);
  await page.evaluate(
    async (command) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
      };
      await chrome.runtime.sendMessage(command);
    },
    { type: 'session.setPlanned', sessionId: session?.id, plannedMs },
  );
}

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
