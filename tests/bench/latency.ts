import type { Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { changeSettings } from '../e2e/harness/database';
import { phraseOf } from '../fixtures/call/timeline';
import { readManifest } from '../fixtures/call/voices';
import { percentile, type BenchResult } from './bench';
import { openLoopbackCall, sayOnce } from './setting/loopback-call';
import { withBrowser } from './setting/with-browser';

const ONSETS = 25;
/** Past the three seconds after which the floor is free again. */
const BETWEEN_MS = 5_500;

/** One state of the panel, and when the frame that shows it was drawn, in epoch ms. */
interface Shown {
  readonly atMs: number;
  readonly floor: string;
  readonly bars: string;
}
type PanelWindow = Window & { shown: Shown[] };

/** From the beginning of a remote person's words to the panel: who has the floor, and the balance. */
export async function benchLatency(): Promise<readonly BenchResult[]> {
  return await withBrowser(async (aparte, origin) => {
    await changeSettings(aparte, { minSpeechForShareMs: 1_000 });
    const call = await openLoopbackCall(aparte, origin, { people: 1, talking: false });
    await watch(call.panel.page);
    await sleep(2_000);
    // A share that stays at 0 would not move the bar.
    await sayOnce(call.coach);
    await sleep(BETWEEN_MS + 3_000);
    const [speech] = phraseOf(readManifest(), 'yes').speech;
    const onsets: number[] = [];
    for (let onset = 0; onset < ONSETS; onset += 1) {
      onsets.push((await sayOnce(call.crowd)) + (speech?.[0] ?? 0));
      await sleep(BETWEEN_MS);
    }
    const shown = await call.panel.page.evaluate(() => (window as unknown as PanelWindow).shown);
    return [
      result('sound to floor in the panel', onsets, shown, ({ floor }) => floor),
      result('sound to balance bar', onsets, shown, ({ bars }) => bars),
    ];
  });
}

async function watch(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const page = window as unknown as PanelWindow;
    page.shown = [];
    const look = () => {
      const floor = document.querySelector<HTMLElement>('[data-floor]')?.dataset.floor ?? '';
      const bars = [...document.querySelectorAll<HTMLElement>('[data-start]')]
        .map(({ dataset }) => dataset.start)
        .join(' ');
      const last = page.shown.at(-1);
      if (last?.floor === floor && last.bars === bars) return;
      page.shown.push({ atMs: performance.timeOrigin + performance.now(), floor, bars });
    };
    new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
    });
    look();
  });
}

function result(
  name: string,
  onsets: readonly number[],
  shown: readonly Shown[],
  partOf: (state: Shown) => string,
): BenchResult {
  const delaysMs = onsets.flatMap((onset) => {
    const before = shown.findLast(({ atMs }) => atMs < onset);
    const change = shown.find(
      (state) =>
        state.atMs >= onset &&
        state.atMs < onset + BETWEEN_MS &&
        before !== undefined &&
        partOf(state) !== partOf(before),
    );
    return change ? [change.atMs - onset] : [];
  });
  return {
    name,
    unit: 'ms',
    values: {
      median: percentile(delaysMs, 0.5),
      p95: percentile(delaysMs, 0.95),
      longest: Math.max(...delaysMs),
    },
    note: `${delaysMs.length} of ${onsets.length} onsets seen, each after more than 3 s of silence.`,
  };
}
