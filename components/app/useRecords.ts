/** A live list of records: read once, then one by one as they change, however long it is. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { AnyRecord } from '../../lib/records/envelope';
import type { Repository } from '../../lib/records/repository';
import { useServices, type ScreenStores } from './services';

/** Whose records: one session's, or one person's. */
export interface RecordsOf {
  readonly link: 'sessionId' | 'personId';
  readonly id: string;
}

type Source<R extends AnyRecord> = Pick<Repository<R>, 'kind' | 'get' | 'bySession' | 'byPerson'>;

/** Undefined until they are read. A record that has moved elsewhere leaves the list. */
export function useRecords<R extends AnyRecord>(
  source: Source<R>,
  link: RecordsOf['link'],
  id: string | null,
): readonly R[] | undefined {
  const { stores } = useServices();
  const list = useMemo(
    () => (id === null ? null : createRecordList(stores.changes, source, { link, id })),
    [stores, source, link, id],
  );
  const listen = useCallback(
    (changed: () => void) => list?.listen(changed) ?? (() => undefined),
    [list],
  );
  return useSyncExternalStore(listen, () => list?.current());
}

interface RecordList<R> {
  current(): readonly R[] | undefined;
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
  let stop: (() => void) | null = null;

  function show(next: ReadonlyMap<string, R>): void {
    records = next;
    list = [...next.values()];
    for (const listener of listeners) listener();
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
    const found = await Promise.all(ids.map((each) => source.get(each)));
    if (records) merge(ids, found);
  }

  function start(): () => void {
    const early: string[] = [];
    const failed = (error: unknown) => console.warn('aparté: could not be read', error);
    const readAll = () => {
      records = null;
      const read = link === 'sessionId' ? source.bySession(id) : source.byPerson(id);
      read.then((all) => {
        show(new Map(all.map((record) => [record.id, record])));
        // Changed while it was read: the list may hold the state before or after.
        if (early.length > 0) void follow(early.splice(0)).catch(failed);
      }, failed);
    };
    readAll();
    return changes.listen((change) => {
      if (change.kind !== source.kind) return;
      // Without ids anything may have changed, as after a backup was brought back.
      if (change.ids.length === 0) readAll();
      else if (records) void follow(change.ids).catch(failed);
      else early.push(...change.ids);
    });
  }

  return {
    current: () => list,
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
      };
    },
  };
}
