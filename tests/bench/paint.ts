import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { changeSettings, putRecords } from '../e2e/harness/database';
import { sessionRecords } from '../fixtures/journal/sessions';
import { fill } from './journal';
import { en } from '../../lib/i18n/en';
import { openPanel } from '../e2e/harness/panel';
import { PanelPage } from '../e2e/harness/panel-page';
import { percentile, type BenchResult } from './bench';
import { withBrowser } from './setting/with-browser';

const LOADS = 25;
/** A panel is opened, not reloaded: tidying up after the page before is none of its own cost. */
const REST_MS = 300;
/** Sessions of the last four weeks. */
const RECENT = 60;
const HOUR_MS = 3_600_000;

type PanelWindow = Window & { usableMs?: number };

/**
 * From the side panel's first byte to the first frame in which it can be used, in a profile with
 * 2,000 sessions of years and 100,000 notes, and those of a busy last month.
 */
export async function benchPaint(): Promise<readonly BenchResult[]> {
  return await withBrowser(async (aparte, origin) => {
    // Creates the database.
    await changeSettings(aparte, {});
    const inside = await aparte.openExtensionPage('welcome.html');
    await fill(inside);
    for (let at = 1; at <= RECENT; at += 1)
      await putRecords(
        inside,
        sessionRecords({
          id: `recent-${at}`,
          personId: 'p0',
          startedAt: Date.now() - at * 11 * HOUR_MS,
          durationMs: HOUR_MS,
          notes: 20,
          prompts: 5,
        }),
      );
    await inside.close();
    const tab = await aparte.context.newPage();
    await tab.goto(`${origin}/blank`);
    const pressedMs = performance.now();
    const panel = new PanelPage((await openPanel(aparte, tab)).page);
    await panel.startButton.waitFor();
    const openedMs = performance.now() - pressedMs;

    await panel.page.addInitScript(watch, [en.panel.start.start, en.panel.notes.field] as const);
    const beforeStart = await loads(panel.page);
    await panel.startWithNew('Camille');
    const inSession = await loads(panel.page);
    return [
      result('panel usable, no session', beforeStart, `First opening ${openedMs.toFixed(0)} ms.`),
      result('panel usable, in a session', inSession, 'The note field is there.'),
    ];
  });
}

async function loads(panel: Page): Promise<number[]> {
  const usableMs: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    await sleep(REST_MS);
    await panel.reload();
    const usable = await panel.waitForFunction(() => (window as unknown as PanelWindow).usableMs);
    usableMs.push((await usable.jsonValue()) ?? Number.NaN);
  }
  return usableMs;
}

/** Runs in the panel before anything else does: notes when there is something to press or write in. */
function watch([start, field]: readonly [start: string, field: string]): void {
  const page = window as unknown as PanelWindow;
  const usable = () =>
    [...document.querySelectorAll('button')].some(({ textContent }) => textContent === start) ||
    [...document.querySelectorAll('textarea')].some(({ labels }) =>
      [...labels].some(({ textContent }) => textContent === field),
    );
  const watching = new MutationObserver(() => {
    if (!usable()) return;
    watching.disconnect();
    // A task after the frame's callbacks runs once the frame is drawn.
    requestAnimationFrame(() => {
      setTimeout(() => {
        page.usableMs = performance.now();
      });
    });
  });
  watching.observe(document, { subtree: true, childList: true, characterData: true });
}

function result(name: string, usableMs: readonly number[], note: string): BenchResult {
  return {
    name,
    unit: 'ms',
    values: { median: percentile(usableMs, 0.5), p95: percentile(usableMs, 0.95) },
    note: `${usableMs.length} loads of the real side panel, from navigation to the frame. ${note}`,
  };
}
