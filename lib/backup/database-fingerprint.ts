/**
 * What is remembered of the database outside it, so that a database the browser emptied or cut short
 * is never taken for one in which nothing was written yet.
 */
import * as z from 'zod/mini';
import { RECORD_KINDS, type RecordKind } from '../records/envelope';
import { instant } from '../time/instant';

const totals = z.partialRecord(z.enum(RECORD_KINDS), z.int().check(z.minimum(0)));

export const databaseFingerprint = z.object({
  dbId: z.string(),
  schema: z.int(),
  /**
   * Records and erasures of each kind together: erasing a record leaves its erasure, so that no
   * total ever falls. Drafts are left out: they come and go under one id.
   */
  totals,
  /** The newest edit or erasure, in epoch ms. */
  lastWriteAt: instant,
  takenAt: instant,
});
export type DatabaseFingerprint = z.infer<typeof databaseFingerprint>;

/** The kinds it counts. */
export const WATCHED_KINDS: readonly RecordKind[] = RECORD_KINDS.filter((kind) => kind !== 'draft');

/** What a database that opened as itself has lost since. */
export const loss = z.object({
  missing: totals,
  /** The newest edit that was known, when edits were lost and not only records. */
  editsSince: z.nullable(instant),
  noticedAt: instant,
});
export type Loss = z.infer<typeof loss>;

/** What `now` lacks that `before` had; null when nothing is missing. */
export function lossBetween(before: DatabaseFingerprint, now: DatabaseFingerprint): Loss | null {
  const missing: Loss['missing'] = {};
  for (const kind of WATCHED_KINDS) {
    const gone = (before.totals[kind] ?? 0) - (now.totals[kind] ?? 0);
    if (gone > 0) missing[kind] = gone;
  }
  const editsSince = now.lastWriteAt < before.lastWriteAt ? now.lastWriteAt : null;
  if (Object.keys(missing).length === 0 && editsSince === null) return null;
  return { missing, editsSince, noticedAt: now.takenAt };
}

/** How a database was found. */
export type Condition = { readonly state: 'good' } | Damage | Obstacle;

/** The coach decides how to go on. */
export type Damage =
  /** Empty, where there was one before. `before` may itself be unknown. */
  | { readonly state: 'lost'; readonly before: DatabaseFingerprint | null }
  /** Itself, but with less than there was. */
  | { readonly state: 'fewer'; readonly loss: Loss }
  /** It does not open at all. */
  | { readonly state: 'shut'; readonly reason: string };

/** Nothing is lost, and there is nothing to decide. */
export type Obstacle =
  /** Nothing is written while the disk is nearly full; nor is it opened, if it is not `open` already. */
  | { readonly state: 'full'; readonly open: boolean }
  /** A newer version of Aparté has it: this page is from before an update. */
  | { readonly state: 'newer' }
  /** A page from before an update keeps it from being brought up to date. */
  | { readonly state: 'waiting' }
  /** Firefox lets an extension store nothing in a private window, nor while it never remembers. */
  | { readonly state: 'private' };
