/**
 * Every few weeks, with those who want it: how involved and how well the person feels, and where
 * they stand on their own goals. Described over time, never added up.
 */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';

const tenPoint = z.nullable(z.int().check(z.minimum(0), z.maximum(10)));

export const checkInPayload = z.object({
  at: z.int().check(z.minimum(0)),
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

export function newCheckIn(
  answers: Omit<CheckInPayload, 'at'>,
  stamp: Stamp,
  personId: string,
): CheckInRecord {
  return newRecord('checkIn', { ...answers, at: stamp.nowMs }, stamp, { personId });
}
