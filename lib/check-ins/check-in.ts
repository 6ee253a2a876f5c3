/**
 * A check-in, every few weeks with people who agree to it: how involved and how well the person feels, and
 * how far they are on their own goals. Answers are shown over time and never summed.
 */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { instant } from '../time/instant';

const tenPoint = z.nullable(z.int().check(z.minimum(0), z.maximum(10)));

export const checkInPayload = z.object({
  at: instant,
  implication: tenPoint,
  wellBeing: tenPoint,
  /** Goal attainment, −2 … +2; 0 is what was expected when the levels were written. */
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

/** Every answer is optional: a check-in without answers records that it took place and shows as a gap. */
export const NO_ANSWERS: CheckInAnswers = { implication: null, wellBeing: null, goals: [] };

/** The answers with the goal set to `level`; null: not answered. */
export function withGoalLevel<A extends CheckInAnswers>(
  answers: A,
  goalId: string,
  level: number | null,
): A {
  const others = answers.goals.filter((goal) => goal.goalId !== goalId);
  return { ...answers, goals: level === null ? others : [...others, { goalId, level }] };
}
