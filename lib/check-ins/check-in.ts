/**
 * Every few weeks, with those who want it: how involved and how well the person feels, and where
 * they stand on their own goals. Described over time, never added up.
 */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { instant } from '../time/instant';

const tenPoint = z.nullable(z.int().check(z.minimum(0), z.maximum(10)));

export const checkInPayload = z.object({
  at: instant,
  implication: tenPoint,
  wellBeing: tenPoint,
  /** By goal: −2 … +2, 0 being what was expected when the levels were written. */
  goals: z
    .array(z.object({ goalId: z.string(), level: z.int().check(z.minimum(-2), z.maximum(2)) }))
    .check(z.maxLength(3)),
});
export type CheckInPayload = z.infer<typeof checkInPayload>;

export const checkInRecord = recordSchema('checkIn', checkInPayload);
export type CheckInRecord = z.infer<typeof checkInRecord>;

export function newCheckIn(answers: CheckInAnswers, stamp: Stamp, personId: string): CheckInRecord {
  return newRecord('checkIn', { ...answers, at: stamp.nowMs }, stamp, { personId });
}

export type CheckInAnswers = Omit<CheckInPayload, 'at'>;

/** Everything may be skipped: a check-in without answers says that it was, and shows as a gap. */
export const NO_ANSWERS: CheckInAnswers = { implication: null, wellBeing: null, goals: [] };

/** The answers with a goal at `level`; null: not answered. */
export function withGoalLevel<A extends CheckInAnswers>(
  answers: A,
  goalId: string,
  level: number | null,
): A {
  const others = answers.goals.filter((goal) => goal.goalId !== goalId);
  return { ...answers, goals: level === null ? others : [...others, { goalId, level }] };
}
