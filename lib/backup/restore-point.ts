/**
 * The files of snapshots; each has a checksum. A generation is one folder: a `base` in parts with all
 * records, then `delta`s with the edits since. Every delta is a restore point. A damaged part is skipped
 * and reported, and older generations fill in what it held.
 */
import * as z from 'zod/mini';
import { erased } from '../records/erased';
import type { Counts } from './holdings';
import { instant } from '../time/instant';

/** One file of records, as stored; each record is parsed on its own when it is restored. */
export const part = z.object({
  records: z.array(z.unknown()),
  erased: z.array(erased),
});
export type Part = z.infer<typeof part>;

/** Written last: a base without it is incomplete. */
export const baseSeal = z.object({
  dbId: z.string(),
  schema: z.int(),
  madeAt: instant,
  parts: z.int().check(z.minimum(0)),
  /** The newest timestamp of an edit or erasure; later than `madeAt` when a clock was ahead. */
  lastWriteAt: instant,
  /** Keys of the recent edits in this base. A recent edit that is not listed was written after it. */
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

/** A point in time that the database can be restored to. */
export interface RestorePoint {
  /** Opaque identifier. */
  readonly id: string;
  readonly madeAt: number;
  /** Number of files that are missing or do not match their checksum. */
  readonly damagedFiles: number;
}

/** The result of restoring a snapshot. */
export interface Recovered {
  readonly madeAt: number;
  readonly counts: Counts;
  readonly damagedFiles: number;
  readonly unreadable: number;
}
