/** Detects a session that nobody ended and nobody came back to. */
import type { ChunkPayload } from './chunk';
import { startedAt, type SessionPayload } from './session';

const AFTER_PLANNED_END_MS = 2 * 3_600_000;
/** Records are written every few seconds while a call is measured; notes come less often. */
const WITHOUT_SIGN_MS = 30 * 60_000;

/**
 * Whether an open session was left open: its planned end was at least two hours ago, and nothing
 * was recorded in it for 30 minutes.
 * @param lastSignOfLifeMs epoch ms of its newest record
 */
export function leftOpen(
  { events, plannedMs }: Pick<SessionPayload, 'events' | 'plannedMs'>,
  lastSignOfLifeMs: number,
  nowMs: number,
): boolean {
  const plannedEnd = startedAt(events) + plannedMs;
  return nowMs >= plannedEnd + AFTER_PLANNED_END_MS && nowMs - lastSignOfLifeMs >= WITHOUT_SIGN_MS;
}

/**
 * When a call was last heard, in epoch ms; 0 when it never was. A line can stay connected long
 * after the conversation: if the last speech is more than 30 minutes before the last chunk, the
 * last speech counts.
 */
export function lastHeardAt(chunks: readonly ChunkPayload[]): number {
  let heardMs = 0;
  let spokenMs = 0;
  for (const { toMs, coach, coachee } of chunks) {
    heardMs = Math.max(heardMs, toMs);
    for (const [, endMs] of [...coach, ...coachee]) spokenMs = Math.max(spokenMs, endMs);
  }
  return spokenMs > 0 && heardMs - spokenMs > WITHOUT_SIGN_MS ? spokenMs : heardMs;
}
