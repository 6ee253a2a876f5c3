/** A live list of records: read once, then one by one as they change, however long it is. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { AnyRecord } from '../../lib/records/envelope';
import type { Repository } from '../../lib/records/repository';
import { useServices, type ScreenStores } from '../app/services';
import { useReportFailure } from './failedReads';
import type { Query } from './useQuery';

/** Whose records: one session's, or one person's. */
export interface RecordsOf {
  readonly link: 'sessionId' | 'personId';
  readonly id: string;
}

type Source<R extends AnyRecord> = Pick<Repository<R>, 'kind' | 'get' | 'bySession' | 'byPerson'>;

/** A record that has moved elsewhere leaves the list. */
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
  /** Undefined until they are read. */
  current(): readonly R[] | undefined;
  /** Why the latest read failed; null when it did not. */
  error(): unknown;
  /** Reads all of it again. */
  retry(): void;
  /** Keeps the list up to date while somebody listens. @returns its stop */
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
  /** Changed while the whole list is read: the answer may hold the state before or after. */
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
        // Answers may overtake each other: an older state never replaces a newer one.
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
    // An answer to an earlier request is not shown.
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
      // Without ids anything may have changed, as after a backup was brought back.
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
        // What changes unheard would be missing: the next listener reads anew.
        records = null;
        latest += 1;
      };
    },
  };
}
