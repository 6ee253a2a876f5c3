/**
 * The worker is killed every five seconds of a call. The timer stays right, every change of the
 * session that was asked for in between is on record, and so is the listening.
 */
import { en } from '../../lib/i18n/en';
import { total, union } from '../../lib/intervals/intervals';
import { runningIntervals, sessionTimeMs } from '../../lib/session/clock';
import { launchAparte } from '../e2e/harness/browser';
import { openCall } from '../e2e/harness/call';
import { readRecords } from '../e2e/harness/database';
import { chunksIn } from '../e2e/harness/heard';
import { openPanel } from '../e2e/harness/panel';
import { PanelPage } from '../e2e/harness/panel-page';
import { until } from '../e2e/harness/wait';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';
import { randomFrom } from './setting/random';

const KILL_EVERY_MS = 5_000;
const MAX_TIMER_ERROR_MS = 1_000;
/** Whole seconds are shown: on average half a second late, at most one. */
const SHOWN_MS = 1_000;
/** Of the time that ran with consent; a chunk is heard by whom it reaches, alive or not yet. */
const MIN_COVERED = 0.9;

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const server = await startCallServer();
  const aparte = await launchAparte();
  const misses: string[] = [];
  const asked: string[] = ['started'];
  let killed = 0;
  let worstMs = 0;
  let covered = 0;
  try {
    const call = await openCall(aparte, server.origin, { story: 'long' });
    const panel = new PanelPage((await openPanel(aparte, call.coach)).page);
    await panel.startWithNew('Camille');
    await panel.answerConsent(true);
    const consentAt = Date.now();
    const press = (name: string) => panel.page.getByRole('button', { name, exact: true }).click();
    for (let round = 1; round <= count; round += 1) {
      await panel.page.waitForTimeout(KILL_EVERY_MS);
      if (await aparte.killWorker()) killed += 1;
      // Asked of a worker that is not there: it must come back and do it.
      if (random.between(1, 3) === 1) {
        await press(en.panel.session.pause);
        await press(en.panel.session.resume);
        asked.push('paused', 'resumed');
      }
      const events = await eventsOf(panel);
      const nowMs = Date.now();
      const truth = sessionTimeMs(runningIntervals(events, nowMs), nowMs);
      const late = truth - (await panel.elapsedMs()) - SHOWN_MS / 2;
      worstMs = Math.max(worstMs, Math.abs(late) - SHOWN_MS / 2);
    }
    const lastsUntil = Date.now();
    await until(
      'listening after the last kill',
      async () => ((await chunksIn(panel.page)).at(-1)?.toMs ?? 0) > lastsUntil || null,
      30_000,
    );
    const events = await eventsOf(panel);
    const kept = events.map(({ type }) => type);
    if (kept.join() !== asked.join()) misses.push(`asked: ${asked.join()}; kept: ${kept.join()}`);
    const chunks = await chunksIn(panel.page);
    for (const [index, { fromMs }] of chunks.entries())
      if (fromMs < (chunks[index - 1]?.toMs ?? 0)) misses.push(`chunk ${index} overlaps`);
    const heardUntil = chunks.at(-1)?.toMs ?? lastsUntil;
    const ran = sessionTimeMs(runningIntervals(events, heardUntil), heardUntil);
    const heard = total(union(chunks.flatMap((chunk) => chunk.covered)));
    covered = heard / (ran - (consentAt - events[0]!.at));
    if (covered < MIN_COVERED) misses.push(`only ${Math.round(covered * 100)}% was heard`);
  } finally {
    await aparte.close();
    await server.close();
  }
  if (worstMs > MAX_TIMER_ERROR_MS) misses.push(`the timer was ${worstMs} ms off`);
  if (killed < count * 0.8) misses.push(`only ${killed} workers were there to kill`);
  return {
    runs: count,
    misses,
    figures: {
      'workers killed': killed,
      'worst timer error in ms': Math.max(0, Math.round(worstMs)),
      'changes asked for': asked.length,
      'share of the time heard': covered.toFixed(3),
    },
  };
}

async function eventsOf(panel: PanelPage) {
  const [session] = await readRecords(panel.page, 'session');
  return session?.payload.events ?? [];
}
