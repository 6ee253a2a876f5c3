/** Creates a session that was held elsewhere and entered afterwards, without measured data. */
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
      // The planned length is unknown: take the actual length.
      plannedMs: Math.min(PLANNED_MS.max, Math.max(PLANNED_MS.min, lengthMs)),
      events: [
        { type: 'started' as const, at: startedMs },
        { type: 'ended' as const, at: endedMs, reason: 'coach' as const },
      ],
      // Marks the reflection window as opened, so that it does not open by itself.
      reflectionOpenedAt: stamp.nowMs,
    },
    stamp,
    { personId, sessionId: stamp.id },
  );
}
