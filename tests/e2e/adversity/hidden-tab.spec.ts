import type { Page as PlaywrightPage } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { en } from '../../../lib/i18n/en';
import { union } from '../../../lib/intervals/intervals';
import { expect, test } from '../fixtures';
import { chunksIn, lengthWithin } from '../harness/heard';
import { launchRawAparte } from '../harness/raw-browser';
import { until } from '../harness/wait';

/** From before anybody spoke: until a page was heard, the browser slows its timers when hidden. */
const HIDDEN_FOR_MS = 30_000;

interface CallWindow {
  call?: { storyStartedAt: number | null };
}

interface TabsGlobal {
  chrome: { tabs: { query(filter: { url: string }): Promise<{ id: number }[]> } };
}

/** Fills in the panel, opened as a page, for a session with someone who agrees. */
async function startSession(panel: Page): Promise<void> {
  const { start, consent } = en.panel;
  const named = (name: string, role: string) =>
    panel.locator(`::-p-aria([name="${name}"][role="${role}"])`);
  await named(start.name, 'textbox').fill('Camille');
  await named(start.start, 'button').click();
  await named(consent.yes, 'button').click();
}

test('a call tab hidden before the first word is measured in full', async ({ server }) => {
  const aparte = await launchRawAparte();
  try {
    const address = `${server.origin}/call?room=hidden&story=demo&mic=voice`;
    await aparte.open(`${server.origin}/coachee?room=hidden&as=coachee&story=demo`);
    const coach = await aparte.open(address);
    const panel = await aparte.openExtensionPage('welcome.html');
    const tabId = await panel.evaluate(async (url) => {
      const { tabs } = (globalThis as unknown as TabsGlobal).chrome;
      return (await tabs.query({ url }))[0]?.id;
    }, `${server.origin}/call*`);
    await panel.goto(new URL(`/sidepanel.html?tab=${tabId}`, panel.url()).href);
    await startSession(panel);

    await coach.bringToFront();
    await coach.locator('#join').click();
    await until('the story to begin', () =>
      coach.evaluate(() => (window as unknown as CallWindow).call?.storyStartedAt),
    );
    const other = await aparte.open(`${server.origin}/blank`);
    await other.bringToFront();
    await until('the call tab to be hidden', async () =>
      (await coach.evaluate(() => document.visibilityState)) === 'hidden' ? true : null,
    );
    const hiddenAt = Date.now();
    const watchedUntil = hiddenAt + HIDDEN_FOR_MS;
    const inside = panel as unknown as PlaywrightPage;
    const chunks = await until(
      'what was heard meanwhile to be stored',
      async () => {
        const stored = await chunksIn(inside);
        return (stored.at(-1)?.toMs ?? 0) >= watchedUntil ? stored : null;
      },
      HIDDEN_FOR_MS + 15_000,
    );
    expect(await coach.evaluate(() => document.visibilityState)).toBe('hidden');

    const covered = union(chunks.flatMap((chunk) => chunk.covered));
    const share = lengthWithin(covered, hiddenAt, watchedUntil) / HIDDEN_FOR_MS;
    test.info().annotations.push({ type: 'covered', description: `${share}` });
    expect(share).toBeGreaterThan(0.95);
    for (const side of ['coach', 'coachee'] as const) {
      const heard = chunks.flatMap((chunk) => chunk[side]);
      expect(lengthWithin(heard, hiddenAt, watchedUntil)).toBeGreaterThan(1_500);
    }
  } finally {
    await aparte.close();
  }
});
