/** The operations of every store of records; lib/platform/repository.ts implements them. */
import type { AnyRecord, RecordKind } from './envelope';

export interface Page<R> {
  readonly records: readonly R[];
  /** The id to continue after; null when there are no more records. */
  readonly last: string | null;
}

export interface Repository<R extends AnyRecord> {
  readonly kind: RecordKind;
  get(id: string): Promise<R | undefined>;
  /** All records; like every list here, without deleted ones. */
  list(): Promise<R[]>;
  /**
   * Reads records in pages, in order of their ids: up to `count` after the id `after`; null: from the first.
   */
  page(after: string | null, count: number): Promise<Page<R>>;
  /** Number of stored records, deleted ones included. */
  count(): Promise<number>;
  /** Records created or changed at `fromMs` (epoch ms) or later. */
  since(fromMs: number): Promise<R[]>;
  bySession(sessionId: string): Promise<R[]>;
  /** Ids of all stored records of a session, including unreadable and deleted ones. */
  idsBySession(sessionId: string): Promise<string[]>;
  byPerson(personId: string): Promise<R[]>;
  /** Resolves once the record is durable. */
  put(record: R): Promise<void>;
  /**
   * Reads, edits and writes in one transaction, so that two pages never overwrite each other's edits.
   * `edit` must be synchronous; it returns undefined to write nothing.
   * @returns the record as stored, once the write is durable
   */
  update(id: string, edit: (record: R | undefined) => R | undefined): Promise<R | undefined>;
  /** Marks a record deleted; its content stays until the undo expires (purge.ts). */
  remove(id: string, nowMs: number): Promise<void>;
  /** Undoes a deletion. @returns false when the record was already erased for good */
  restore(id: string, nowMs: number): Promise<boolean>;
  /** Erases records for good. */
  erase(ids: readonly string[]): Promise<void>;
}
