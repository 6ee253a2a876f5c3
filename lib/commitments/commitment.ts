/** What the person chose to do, in their own words. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';

export const calendarDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

export const commitmentPayload = z.object({
  text: z.string().check(z.minLength(1), z.maxLength(10_000)),
  due: z.nullable(calendarDate),
  state: z.enum(['open', 'done', 'dropped']),
  /** Goes into a message to the person: their own words, so they do unless held back. */
  shareable: z._default(z.boolean(), true),
});
export type CommitmentPayload = z.infer<typeof commitmentPayload>;

export const commitmentRecord = recordSchema('commitment', commitmentPayload);
export type CommitmentRecord = z.infer<typeof commitmentRecord>;

/** @throws RangeError when there are no words. */
export function newCommitment(
  text: string,
  due: string | null,
  stamp: Stamp,
  links: { readonly sessionId: string; readonly personId: string | null },
): CommitmentRecord {
  const words = text.trim();
  if (words === '') throw new RangeError('A commitment needs their words.');
  const payload = { text: words, due, state: 'open' as const, shareable: true };
  return newRecord('commitment', payload, stamp, links);
}
