/** Receipt of an erasure: when, how many records, and the hours kept. It holds none of the erased content. */
import * as z from 'zod/mini';
import { keptHours } from './kept-hours';
import { newRecord, RECORD_KINDS, recordSchema, type Stamp } from '../records/envelope';
import { instant } from '../time/instant';

export const receiptPayload = z.object({
  erasedAt: instant,
  reason: z.enum(['asked', 'retention']),
  /** Number of records per kind. */
  counts: z.array(z.object({ kind: z.enum(RECORD_KINDS), count: z.int().check(z.minimum(0)) })),
  /**
   * For the coach's hours log; absent when there was no session, and in receipts from before hours were kept.
   */
  hours: z.optional(z.array(keptHours)),
});
export type ReceiptPayload = z.infer<typeof receiptPayload>;

export const receiptRecord = recordSchema('receipt', receiptPayload);
export type ReceiptRecord = z.infer<typeof receiptRecord>;

export function newReceipt(erased: Omit<ReceiptPayload, 'erasedAt'>, stamp: Stamp): ReceiptRecord {
  return newRecord('receipt', { ...erased, erasedAt: stamp.nowMs }, stamp);
}
