/**
 * A long call, minute after minute, and then four hours of one at once: memory does not creep up,
 * and what is stored stays small.
 */
import type { Page } from '@playwright/test';
import { newRecord } from '../../lib/records/envelope';
import type { ChunkPayload } from '../../lib/session/chunk';
import { launchAparte } from '../e2e/harness/browser';
import { openCall } from '../e2e/harness/call';
import { putRecords, readRecords } from '../e2e/harness/database';
import { chunksIn } from '../e2e/harness/heard';
import { openPanel } from '../e2e/harness/panel';
import { PanelPage } from '../e2e/harness/panel-page';
import { startCallServer } from '../fixtures/call/server';
import { stories } from '../fixtures/call/stories';
import type { FaultResult } from './fault';

const MINUTE_MS = 60_000;
/** Caches and compiled code have come to rest by then. */
const WARM_UP_MS = 20_000;
const MAX_GROWTH_MB = 10;
const MAX_STORED_MB = 5;
const REPLAYED_MS = 4 * 60 * MINUTE_MS;
const CHUNK_MS = 5_000;

/** @param count minutes of call */
export async function run(count: number): Promise<FaultResult> {
  const told = stories.long;
  const rounds = Math.ceil((count * MINUTE_MS + WARM_UP_MS) / told.durationMs) + 1;
  const server = await startCallServer({ retold: { story: told, rounds } });
  const aparte = await launchAparte();
  const misses: string[] = [];
  try {
    const call = await openCall(aparte, server.origin, { story: told.id as 'long' });
    const panel = new PanelPage((await openPanel(aparte, call.coach)).page);
    await panel.startWithNew('Camille');
    await panel.answerConsent(true);
    await panel.page.waitForTimeout(WARM_UP_MS);
    const before = await heapMb(panel.page);
    await panel.page.waitForTimeout(count * MINUTE_MS);
    const after = await heapMb(panel.page);
    const heardMs = (await chunksIn(panel.page)).at(-1)?.toMs ?? 0;
    if (Date.now() - heardMs > 15_000) misses.push('listening stopped before the end');
    const storedInCall = await storedMb(panel.page);

    await replay(panel.page);
    await panel.page.reload();
    await panel.timer.waitFor();
    await panel.page.waitForTimeout(WARM_UP_MS);
    const replayed = await heapMb(panel.page);
    const stored = await storedMb(panel.page);
    if (after - before > MAX_GROWTH_MB) misses.push(`the panel grew from ${before} to ${after} MB`);
    if (replayed - before > MAX_GROWTH_MB)
      misses.push(`with four hours the panel has ${replayed} MB, ${before} at the start`);
    if (stored > MAX_STORED_MB) misses.push(`four hours take ${stored} MB`);
    return {
      runs: count,
      misses,
      figures: {
        'heap at the start in MB': before.toFixed(1),
        'heap at the end in MB': after.toFixed(1),
        'heap with four hours in MB': replayed.toFixed(1),
        'stored at the end in MB': storedInCall.toFixed(2),
        'stored with four hours in MB': stored.toFixed(2),
      },
    };
  } finally {
    await aparte.close();
    await server.close();
  }
}

/** What is left after a collection. */
async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}

/** The database's part alone, where the browser tells it apart. */
async function storedMb(page: Page): Promise<number> {
  const bytes = await page.evaluate(async () => {
    const { usage = 0, usageDetails } = (await navigator.storage.estimate()) as StorageEstimate & {
      usageDetails?: { indexedDB?: number };
    };
    return usageDetails?.indexedDB ?? usage;
  });
  return bytes / 2 ** 20;
}

/** Puts before the session what was heard in it, again and again, until it is four hours long. */
async function replay(page: Page): Promise<void> {
  const [session] = await readRecords(page, 'session');
  const heard = (await readRecords(page, 'chunk')).map(({ payload }) => payload);
  const begunAt = session!.payload.events[0]!.at;
  const startMs = begunAt - REPLAYED_MS;
  const records = Array.from({ length: REPLAYED_MS / CHUNK_MS }, (_, index) => {
    const fromMs = startMs + index * CHUNK_MS;
    const chunk = moved(heard[index % heard.length]!, fromMs);
    const stamp = { id: `replayed-${index}`, nowMs: fromMs };
    const { id: sessionId, personId } = session!;
    return newRecord('chunk', chunk, stamp, { sessionId, personId });
  });
  const events = [{ type: 'started' as const, at: startMs }, ...session!.payload.events.slice(1)];
  await putRecords(page, [
    ...records,
    { ...session!, createdAt: startMs, payload: { ...session!.payload, events } },
  ]);
}

function moved(chunk: ChunkPayload, fromMs: number): ChunkPayload {
  const by = fromMs - chunk.fromMs;
  const shift = (list: ChunkPayload['coach']) =>
    list.map(([from, to]): [number, number] => [from + by, to + by]);
  return {
    ...chunk,
    fromMs,
    toMs: chunk.toMs + by,
    covered: shift(chunk.covered),
    muted: shift(chunk.muted),
    coach: shift(chunk.coach),
    coachee: shift(chunk.coachee),
    streams: chunk.streams.map(({ key, speech }) => ({ key, speech: shift(speech) })),
  };
}
