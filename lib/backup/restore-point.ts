/**
 * Snapshots of the database in files that check themselves. A generation is one folder: a `base` in
 * parts with everything, then `delta`s with what was edited since. Every delta is a point to go back
 * to; a damaged part is left out and said, and older generations fill in what it held.
 */
import * as z from 'zod/mini';
import { erased } from '../records/erased';
import type { Counts } from './holdings';
import { instant } from '../time/instant';

/** One file of records, as they were stored; each is parsed on its own when it is taken back. */
export const part = z.object({
  records: z.array(z.unknown()),
  erased: z.array(erased),
});
export type Part = z.infer<typeof part>;

/** Written last: without it a base is not whole. */
export const baseSeal = z.object({
  dbId: z.string(),
  schema: z.int(),
  madeAt: instant,
  parts: z.int().check(z.minimum(0)),
  /** The newest stamp of an edit or erasure: later than `madeAt` where a clock was ahead. */
  lastWriteAt: instant,
  /** The versions in it that a delta would have: what is not among them was written since. */
  recent: z._default(z.array(z.string()), []),
});
export type BaseSeal = z.infer<typeof baseSeal>;

export const delta = z.object({
  madeAt: instant,
  lastWriteAt: instant,
  records: z.array(z.unknown()),
  erased: z.array(erased),
});
export type Delta = z.infer<typeof delta>;

/** A moment the database can be brought back to. */
export interface RestorePoint {
  /** Names it; means nothing else. */
  readonly id: string;
  readonly madeAt: number;
  /** Files of it that no longer are what was written. */
  readonly damagedFiles: number;
}

/** What a restore point gave back. */
export interface Recovered {
  readonly madeAt: number;
  readonly counts: Counts;
  readonly damagedFiles: number;
  readonly unreadable: number;
}
