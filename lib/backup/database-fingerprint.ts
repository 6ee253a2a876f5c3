/**
 * The database fingerprint, which is stored outside the database. With it, a database that the browser
 * emptied or truncated is not mistaken for a new one.
 */
import * as z from 'zod/mini';
import { RECORD_KINDS, type RecordKind } from '../records/envelope';
import { instant } from '../time/instant';

const totals = z.partialRecord(z.enum(RECORD_KINDS), z.int().check(z.minimum(0)));

export const databaseFingerprint = z.object({
  dbId: z.string(),
  schema: z.int(),
  /**
   * Records plus erasures, per kind. Erasing a record adds an erasure, so a total never decreases.
   * Drafts are not counted: they are created and erased all the time under one id.
   */
  totals,
  /** Time of the newest edit or erasure, in epoch ms. */
  lastWriteAt: instant,
  takenAt: instant,
});
export type DatabaseFingerprint = z.infer<typeof databaseFingerprint>;

/** The kinds that the fingerprint counts. */
export const WATCHED_KINDS: readonly RecordKind[] = RECORD_KINDS.filter((kind) => kind !== 'draft');

/** What is missing from a database that still has its own id. */
export const loss = z.object({
  missing: totals,
  /** When edits were lost too: the time of the newest remaining edit or erasure. Else null. */
  editsSince: z.nullable(instant),
  noticedAt: instant,
});
export type Loss = z.infer<typeof loss>;

/** Compares two fingerprints of one database. @returns null when nothing is missing from `now` */
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

/** The state in which a database was found when it was opened. */
export type Condition = { readonly state: 'good' } | Damage | Obstacle;

/** Records are lost or cannot be reached: the coach decides how to go on. */
export type Damage =
  /** The database is empty, but there was one before. `before` is null when its fingerprint is unknown. */
  | { readonly state: 'lost'; readonly before: DatabaseFingerprint | null }
  /** The database has its own id, but holds less than its fingerprint says. */
  | { readonly state: 'fewer'; readonly loss: Loss }
  /** The database cannot be opened. */
  | { readonly state: 'shut'; readonly reason: string };

/** No record is lost, and the coach has nothing to decide. */
export type Obstacle =
  /** The disk is nearly full: nothing is written, and a database that is not `open` stays closed. */
  | { readonly state: 'full'; readonly open: boolean }
  /** A newer version of Aparté upgraded the database; this page was opened before the update. */
  | { readonly state: 'newer' }
  /** A page from before an update blocks the upgrade of the database. */
  | { readonly state: 'waiting' }
  /** Firefox does not let an extension store data in a private window, nor with "never remember history". */
  | { readonly state: 'private' };
