/** A session that was held elsewhere and entered afterwards: nothing of it was measured. */
import { newRecord, type Stamp } from '../records/envelope';
import type { SessionTimes } from './correct';
import type { SessionRecord, Setting } from './session';

/** The shortest and the longest planned length, in ms. */
const PLANNED_MS = { min: 60_000, max: 12 * 3_600_000 };

export function enteredSession(
  personId: string,
  { startedMs, endedMs }: SessionTimes,
  setting: Setting,
  stamp: Stamp,
): SessionRecord {
  const lengthMs = endedMs - startedMs;
  return newRecord(
    'session',
    {
      setting,
      // What was planned is not known: it took as long as it took.
      plannedMs: Math.min(PLANNED_MS.max, Math.max(PLANNED_MS.min, lengthMs)),
      events: [
        { type: 'started' as const, at: startedMs },
        { type: 'ended' as const, at: endedMs, reason: 'coach' as const },
      ],
      // The window after the call is not opened by itself for it.
      reflectionOpenedAt: stamp.nowMs,
    },
    stamp,
    { personId, sessionId: stamp.id },
  );
}
