/** The coach's reflection: two minutes after the call. Every field is optional; nothing is a score. */
import * as z from 'zod/mini';
import { calendarDate } from '../commitments/commitment';
import { newRecord, recordSchema } from '../records/envelope';
import { instant } from '../time/instant';

const scale = z.nullable(z.int().check(z.minimum(0), z.maximum(10)));
const line = z.string().check(z.maxLength(100_000));

export const SCALES = ['present', 'free', 'adapted', 'chosenStep'] as const;
export type ScaleName = (typeof SCALES)[number];
export const LINES = ['moment', 'nextTime', 'supervision'] as const;
export type LineName = (typeof LINES)[number];

/** Questions to the person about the session, answered 0–10. They are our own and not validated. */
export const COACHEE_QUESTIONS = ['said', 'heard', 'suited', 'energy'] as const;
export type CoacheeQuestion = (typeof COACHEE_QUESTIONS)[number];

const UNANSWERED = { said: null, heard: null, suited: null, energy: null };

export const reflectionPayload = z.object({
  /** The coach's guess of their own talk share, 0–100; asked before the measured share is shown. */
  guessPercent: z.nullable(z.int().check(z.minimum(0), z.maximum(100))),
  revealedAt: z.nullable(instant),
  /** The revealed share, 0..1; null when none was measured. */
  coachShare: z._default(z.nullable(z.number().check(z.minimum(0), z.maximum(1))), null),
  scales: z.object({ present: scale, free: scale, adapted: scale, chosenStep: scale }),
  lines: z.object({ moment: line, nextTime: line, supervision: line }),
  nextDate: z.nullable(calendarDate),
  finishedAt: z.nullable(instant),
  coachee: z._default(
    z.object({ said: scale, heard: scale, suited: scale, energy: scale }),
    UNANSWERED,
  ),
});
export type ReflectionPayload = z.infer<typeof reflectionPayload>;

export const reflectionRecord = recordSchema('reflection', reflectionPayload);
export type ReflectionRecord = z.infer<typeof reflectionRecord>;

/** One reflection per session: its id derives from the session's id. */
export function reflectionId(sessionId: string): string {
  return `reflection:${sessionId}`;
}

export function newReflection(
  sessionId: string,
  personId: string | null,
  nowMs: number,
): ReflectionRecord {
  return newRecord(
    'reflection',
    {
      guessPercent: null,
      revealedAt: null,
      coachShare: null,
      scales: { present: null, free: null, adapted: null, chosenStep: null },
      lines: { moment: '', nextTime: '', supervision: '' },
      nextDate: null,
      finishedAt: null,
      coachee: UNANSWERED,
    },
    { id: reflectionId(sessionId), nowMs },
    { sessionId, personId },
  );
}
