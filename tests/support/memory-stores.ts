import type { ScreenStores } from '../../components/app/services';
import { createUnreadable } from '../../lib/platform/unreadable';
import { withDeleted, type AnyRecord, type RecordKind } from '../../lib/records/envelope';
import type { Repository } from '../../lib/records/repository';

type Listener = (change: { kind: RecordKind; ids: string[] }) => void;

/** Stores in memory, which can be told to refuse reading, or writing. */
export function memoryStores(records: readonly AnyRecord[]) {
  const listeners = new Set<Listener>();
  const disk = { full: false, unreadable: [] as readonly RecordKind[], writes: 0 };
  const all = new Map(records.map((record) => [`${record.kind} ${record.id}`, record]));

  function repository<R extends AnyRecord>(kind: RecordKind): Repository<R> {
    const read = <T>(found: T): T => {
      if (disk.unreadable.includes(kind)) throw new Error('unreadable');
      return found;
    };
    const living = () =>
      read([...all.values()].filter((r) => r.kind === kind && r.deletedAt === null) as R[]);
    const update: Repository<R>['update'] = async (id, edit) => {
      await Promise.resolve();
      if (disk.full) throw new Error('full');
      const before = all.get(`${kind} ${id}`) as R | undefined;
      const after = edit(before);
      if (after) {
        all.set(`${kind} ${id}`, after);
        disk.writes += 1;
        for (const listen of listeners) listen({ kind, ids: [id] });
      }
      return after ?? before;
    };
    return {
      kind,
      get: async (id) => read(all.get(`${kind} ${id}`) as R | undefined),
      list: async () => living(),
      page: async (after, count) => {
        const sorted = living().toSorted((a, b) => (a.id < b.id ? -1 : 1));
        const records = sorted.filter(({ id }) => after === null || id > after).slice(0, count);
        return { records, last: records.length < count ? null : (records.at(-1)?.id ?? null) };
      },
      count: async () => living().length,
      since: async (fromMs) => living().filter(({ updatedAt }) => updatedAt >= fromMs),
      bySession: async (id) => living().filter((record) => record.sessionId === id),
      idsBySession: async (id) =>
        read(
          [...all.values()].filter((r) => r.kind === kind && r.sessionId === id).map((r) => r.id),
        ),
      byPerson: async (id) => living().filter((record) => record.personId === id),
      put: async (record) => void (await update(record.id, () => record)),
      update,
      remove: async (id, at) => void (await update(id, (r) => r && withDeleted(r, true, at))),
      restore: async (id, at) =>
        (await update(id, (r) => r && withDeleted(r, false, at))) !== undefined,
      erase: async (ids) => {
        for (const id of ids) all.delete(`${kind} ${id}`);
        for (const listen of listeners) listen({ kind, ids: [...ids] });
      },
    };
  }

  const stores: ScreenStores = {
    changes: {
      listen(listener) {
        listeners.add(listener as Listener);
        return () => listeners.delete(listener as Listener);
      },
    },
    unreadable: createUnreadable(),
    people: repository('person'),
    sessions: repository('session'),
    chunks: repository('chunk'),
    notes: repository('note'),
    promptUses: repository('promptUse'),
    reflections: repository('reflection'),
    commitments: repository('commitment'),
    settings: repository('setting'),
    drafts: repository('draft'),
    nudges: repository('nudge'),
    decks: repository('deck'),
    templates: repository('template'),
    checkIns: repository('checkIn'),
    receipts: repository('receipt'),
  };
  return { stores, all, disk };
}
