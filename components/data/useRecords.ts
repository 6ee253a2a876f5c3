/** A live list of records: read once, then updated record by record, so that long lists stay cheap. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { AnyRecord } from '../../lib/records/envelope';
import type { Repository } from '../../lib/records/repository';
import { useServices, type ScreenStores } from '../app/services';
import { useReportFailure } from './failedReads';
import type { Query } from './useQuery';

/** Selects the records of one session or of one person. */
export interface RecordsOf {
  readonly link: 'sessionId' | 'personId';
  readonly id: string;
}

type Source<R extends AnyRecord> = Pick<Repository<R>, 'kind' | 'get' | 'bySession' | 'byPerson'>;

/** A record that moves to another owner leaves the list. */
export function useRecords<R extends AnyRecord>(
  source: Source<R>,
  link: RecordsOf['link'],
  id: string | null,
): Query<readonly R[]> {
  const { stores } = useServices();
  const list = useMemo(
    () => (id === null ? null : createRecordList(stores.changes, source, { link, id })),
    [stores, source, link, id],
  );
  const listen = useCallback(
    (changed: () => void) => list?.listen(changed) ?? (() => undefined),
    [list],
  );
  const data = useSyncExternalStore(listen, () => list?.current());
  const error = useSyncExternalStore(listen, () => list?.error() ?? null);
  const retry = useCallback(() => list?.retry(), [list]);
  useReportFailure(source.kind, error !== null, retry);
  return { data, error, pending: list !== null && data === undefined && error === null, retry };
}

interface RecordList<R> {
  /** Undefined until the records are read. */
  current(): readonly R[] | undefined;
  /** The error of the latest read; null when it succeeded. */
  error(): unknown;
  /** Reads the whole list again. */
  retry(): void;
  /** Keeps the list up to date while somebody listens. @returns a function that stops it */
  listen(changed: () => void): () => void;
}

export function createRecordList<R extends AnyRecord>(
  changes: ScreenStores['changes'],
  source: Source<R>,
  { link, id }: RecordsOf,
): RecordList<R> {
  const listeners = new Set<() => void>();
  let records: ReadonlyMap<string, R> | null = null;
  let list: readonly R[] | undefined;
  let error: unknown = null;
  let stop: (() => void) | null = null;
  let latest = 0;
  /** Ids that changed while the whole list was read: the result may hold the state before or after. */
  let early: string[] = [];

  function announce(): void {
    for (const listener of listeners) listener();
  }

  function show(next: ReadonlyMap<string, R>): void {
    records = next;
    list = [...next.values()];
    announce();
  }

  function fail(reason: unknown): void {
    console.warn('aparté: could not be read', reason);
    error = reason;
    announce();
  }

  function merge(ids: readonly string[], found: readonly (R | undefined)[]): void {
    const next = new Map(records ?? []);
    let touched = false;
    found.forEach((record, index) => {
      const key = ids[index] ?? '';
      const before = next.get(key);
      if (!record || record.deletedAt !== null || record[link] !== id) {
        touched = next.delete(key) || touched;
      } else if (!before || record.updatedAt >= before.updatedAt) {
        // Answers may arrive out of order: never replace a newer state with an older one.
        next.set(key, record);
        touched = true;
      }
    });
    if (touched) show(next);
  }

  async function follow(ids: readonly string[]): Promise<void> {
    try {
      const found = await Promise.all(ids.map((each) => source.get(each)));
      if (records) merge(ids, found);
    } catch (reason) {
      fail(reason);
    }
  }

  async function readAll(): Promise<void> {
    // Ignore answers to an earlier request.
    const request = ++latest;
    records = null;
    try {
      const all = await (link === 'sessionId' ? source.bySession(id) : source.byPerson(id));
      if (request !== latest) return;
      error = null;
      show(new Map(all.map((record) => [record.id, record])));
      if (early.length > 0) void follow(early.splice(0));
    } catch (reason) {
      if (request === latest) fail(reason);
    }
  }

  function start(): () => void {
    early = [];
    void readAll();
    return changes.listen((change) => {
      if (change.kind !== source.kind) return;
      // A change without ids may affect any record, as after restoring a backup: read all again.
      if (change.ids.length === 0 || error !== null) void readAll();
      else if (records) void follow(change.ids);
      else early.push(...change.ids);
    });
  }

  return {
    current: () => list,
    error: () => error,
    retry() {
      error = null;
      announce();
      void readAll();
    },
    listen(changed) {
      listeners.add(changed);
      stop ??= start();
      return () => {
        listeners.delete(changed);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
        // Changes without a listener would be missed: the next listener reads all again.
        records = null;
        latest += 1;
      };
    },
  };
}
