/** What every store of records can do; lib/platform keeps the promise. */
import type { AnyRecord, RecordKind } from './envelope';

export interface Page<R> {
  readonly records: readonly R[];
  /** The id to go on after. */
  readonly last: string | null;
}

export interface Repository<R extends AnyRecord> {
  readonly kind: RecordKind;
  get(id: string): Promise<R | undefined>;
  /** Deleted records are left out of every list. */
  list(): Promise<R[]>;
  /**
   * Some of them at a time, in the order of their ids: the `count` after the id `after`, or the first.
   * Null in `last` says that there are no more.
   */
  page(after: string | null, count: number): Promise<Page<R>>;
  /** How many are stored, deleted ones included. */
  count(): Promise<number>;
  /** Those made or changed at `fromMs`, epoch ms, or later. */
  since(fromMs: number): Promise<R[]>;
  bySession(sessionId: string): Promise<R[]>;
  /** The ids of all that is stored of a session: also of what cannot be read, and of deleted records. */
  idsBySession(sessionId: string): Promise<string[]>;
  byPerson(personId: string): Promise<R[]>;
  /** Resolves once the record is durable. */
  put(record: R): Promise<void>;
  /**
   * Reads, edits and writes in one transaction, so that two pages never lose each other's edit.
   * `edit` must be synchronous; undefined leaves the store as it is.
   * Resolves, once durable, to the record as it then stands.
   */
  update(id: string, edit: (record: R | undefined) => R | undefined): Promise<R | undefined>;
  /** Marks deleted; its words stay until the time of the undo is over (purge.ts). */
  remove(id: string, nowMs: number): Promise<void>;
  /** Takes a deletion back. False: it is too late, and the record is gone for good. */
  restore(id: string, nowMs: number): Promise<boolean>;
  /** Really deletes. */
  erase(ids: readonly string[]): Promise<void>;
}
