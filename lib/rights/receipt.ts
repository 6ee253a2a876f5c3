/** What was erased and when, without a word of what it was; and the hours that are kept of it. */
import * as z from 'zod/mini';
import { keptHours } from './kept-hours';
import { newRecord, RECORD_KINDS, recordSchema, type Stamp } from '../records/envelope';
import { instant } from '../time/instant';

export const receiptPayload = z.object({
  erasedAt: instant,
  reason: z.enum(['asked', 'retention']),
  /** How many records of each kind. */
  counts: z.array(z.object({ kind: z.enum(RECORD_KINDS), count: z.int().check(z.minimum(0)) })),
  /** For the coach's log of hours; absent where there was no session, and before it was kept. */
  hours: z.optional(z.array(keptHours)),
});
export type ReceiptPayload = z.infer<typeof receiptPayload>;

export const receiptRecord = recordSchema('receipt', receiptPayload);
export type ReceiptRecord = z.infer<typeof receiptRecord>;

export function newReceipt(erased: Omit<ReceiptPayload, 'erasedAt'>, stamp: Stamp): ReceiptRecord {
  return newRecord('receipt', { ...erased, erasedAt: stamp.nowMs }, stamp);
}
