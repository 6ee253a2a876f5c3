/** What was measured, from the stored chunks. */
import type { Page } from '@playwright/test';
import type { ChunkPayload } from '../../../lib/session/chunk';
import { total, union } from '../../../lib/intervals/intervals';
import type { Speaker } from '../../../lib/session/session';
import { readRecords } from './database';
import { until } from './wait';

/** Stored chunks in the order of time. */
export async function chunksIn(page: Page): Promise<ChunkPayload[]> {
  const records = await readRecords(page, 'chunk');
  return records.map(({ payload }) => payload).toSorted((a, b) => a.fromMs - b.fromMs);
}

/** Waits for stored speech of this side, begun at or after `sinceMs` (epoch ms). */
export async function heardFrom(page: Page, side: Speaker, sinceMs = 0): Promise<ChunkPayload> {
  return await until(
    `stored speech of the ${side}`,
    async () =>
      (await chunksIn(page)).find((chunk) => chunk[side].some(([start]) => start >= sinceMs)),
    30_000,
  );
}

/** Length of the part of `intervals` that lies in `[fromMs, toMs)`. */
export function lengthWithin(
  intervals: readonly (readonly [number, number])[],
  fromMs: number,
  toMs: number,
): number {
  const inside = intervals.map(
    ([start, end]) => [Math.max(start, fromMs), Math.min(end, toMs)] as const,
  );
  return total(union(inside));
}
