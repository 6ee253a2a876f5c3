/** Snapshots in the extension's own part of the disk: see lib/backup/restore-point.ts. */
import { keyOf, type Holdings } from '../../backup/holdings';
import { merge } from '../../backup/merge';
import {
  baseSeal,
  delta,
  part,
  type BaseSeal,
  type Delta,
  type Part,
  type RestorePoint,
} from '../../backup/restore-point';
import { RECORD_KINDS, type AnyRecord } from '../../records/envelope';
import type { Erased } from '../../records/erased';
import type { Database } from '../database';
import type { Files } from './files';
import type { Sealing } from '../lock/sealing';
import { readable, takeSentinel } from './holdings';

export const GENERATIONS_KEPT = 5;
const DELTAS_PER_GENERATION = 60;
const GENERATION_LASTS_MS = 24 * 60 * 60_000;
const RECORDS_PER_PART = 2_000;
/** An edit is stamped before it is stored: what was under way at the last point is taken again. */
const OVERLAP_MS = 60_000;
const SEAL = 'base.seal';

interface Generation {
  readonly folder: string;
  readonly seal: BaseSeal;
  readonly deltas: readonly string[];
  /** Single records kept since the base, in the order of their keeping. */
  readonly kept: readonly string[];
}

export interface Recovery extends Holdings {
  readonly madeAt: number;
  readonly damagedFiles: number;
  readonly unreadable: number;
}

export interface Snapshots {
  /** When the newest one was made; null when there is none. */
  lastAt(): Promise<number | null>;
  /** Writes a point, unless nothing was edited since the last. `anew`: with everything in it. */
  take(database: Database, nowMs: number, anew?: boolean): Promise<void>;
  /** Writes one with everything in it, and forgets all before: what they hold must not stay. */
  renew(database: Database, nowMs: number): Promise<void>;
  /** Adds one record to the newest point. @throws Error when there is none */
  keep(record: AnyRecord): Promise<void>;
  /** The newest first. Every file is read and checked. */
  points(): Promise<RestorePoint[]>;
  /** @throws Error when the point is not there. */
  load(pointId: string): Promise<Recovery>;
}

export function createSnapshots(files: Files, sealing: Sealing): Snapshots {
  /** Whole ones only, the newest first. */
  async function generations(): Promise<Generation[]> {
    const found: Generation[] = [];
    for (const folder of (await files.folders()).toReversed()) {
      const seal = await readAs(folder, SEAL, baseSeal);
      if (seal === null) continue;
      const names = await files.names(folder);
      const named = (start: string) => names.filter((name) => name.startsWith(start));
      found.push({ folder, seal, deltas: named('delta-'), kept: named('kept-') });
    }
    return found;
  }

  /** Null when the file is missing, damaged or of another kind. */
  async function readAs<T>(
    folder: string,
    name: string,
    schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  ): Promise<T | null> {
    try {
      const parsed = schema.safeParse(await files.read(folder, name));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }

  async function newest() {
    const [generation] = await generations();
    if (!generation) return null;
    const { folder, seal, deltas } = generation;
    const read = async (name: string | undefined) =>
      (name === undefined ? null : await readAs(folder, name, delta)) ?? seal;
    return { generation, last: await read(deltas.at(-1)), before: await read(deltas.at(-2)) };
  }

  async function writeBase(database: Database, nowMs: number): Promise<void> {
    const folder = stamp(nowMs);
    const { dbId, schema, lastWriteAt } = await takeSentinel(database, nowMs);
    let parts = 0;
    const writePart = (value: Part) => files.write(folder, `base-${stamp(parts++)}`, value);
    for (const kind of RECORD_KINDS) {
      let after: string | null = null;
      for (;;) {
        const range: IDBKeyRange | null =
          after === null ? null : IDBKeyRange.lowerBound(after, true);
        const records: AnyRecord[] = await database.getAll(kind, range, RECORDS_PER_PART);
        if (records.length > 0) await writePart({ records, erased: [] });
        if (records.length < RECORDS_PER_PART) break;
        after = records.at(-1)?.id ?? null;
      }
    }
    await writePart({ records: [], erased: await database.getAll('erased') });
    const seal: BaseSeal = { dbId, schema, madeAt: nowMs, parts, lastWriteAt };
    await files.write(folder, SEAL, seal);
  }

  async function writeDelta(database: Database, since: number, to: Generation, nowMs: number) {
    const from = IDBKeyRange.lowerBound(Math.max(0, since - OVERLAP_MS));
    const { lastWriteAt } = await takeSentinel(database, nowMs);
    const records: AnyRecord[] = [];
    for (const kind of RECORD_KINDS)
      records.push(...(await database.getAllFromIndex(kind, 'updatedAt', from)));
    const gone = await database.getAllFromIndex('erased', 'erasedAt', from);
    const value: Delta = { madeAt: nowMs, lastWriteAt, records, erased: gone };
    await files.write(to.folder, `delta-${stamp(nowMs)}`, value);
  }

  /** What was erased for good leaves the snapshots too, and so does what can no longer be read. */
  async function expunge(erased: readonly Erased[]): Promise<void> {
    const goneAt = new Map(erased.map((each) => [keyOf(each), each.erasedAt]));
    const stays = (value: unknown) => {
      const { kind, id, updatedAt } = value as AnyRecord;
      return (goneAt.get(keyOf({ kind, id })) ?? -1) < updatedAt;
    };
    for (const folder of await files.folders()) {
      for (const name of await files.names(folder)) {
        if (name === SEAL) continue;
        const before =
          (await readAs(folder, name, delta)) ?? (await readAs(folder, name, part)) ?? null;
        const records = before?.records.filter(stays);
        if (before === null) await files.remove(folder, name);
        else if (records && records.length < before.records.length)
          await files.write(folder, name, { ...before, records });
      }
    }
  }

  /** The oldest generations go, and what a killed browser left unfinished. */
  async function tidy(): Promise<void> {
    const kept = (await generations()).slice(0, GENERATIONS_KEPT).map(({ folder }) => folder);
    for (const folder of await files.folders())
      if (!kept.includes(folder)) await files.remove(folder);
  }

  /** What the files of a generation hold, up to one of its deltas. */
  async function gather({ folder, seal, deltas, kept }: Generation, upTo: string | null) {
    const upToThere = deltas.filter((name) => upTo !== null && name <= upTo);
    const since = upTo === (deltas.at(-1) ?? null) ? kept : [];
    const sources: Holdings[] = [];
    let damagedFiles = 0;
    let unreadable = 0;
    for (const name of [...partNames(seal), ...upToThere, ...since]) {
      const found = await readAs(folder, name, part);
      if (found === null) {
        damagedFiles += 1;
        continue;
      }
      const { records, damaged } = readable(found.records, sealing);
      unreadable += damaged.length;
      sources.push({ records, erased: found.erased });
    }
    return { sources, damagedFiles, unreadable };
  }

  async function load(pointId: string): Promise<Recovery> {
    const [folder, upTo = null] = pointId.split('/');
    const all = await generations();
    const at = all.findIndex((each) => each.folder === folder);
    const generation = all[at];
    if (!generation) throw new Error('This snapshot is no longer there.');
    const { sources, damagedFiles, unreadable } = await gather(generation, upTo);
    if (damagedFiles > 0)
      for (const older of all.slice(at + 1))
        sources.push(...(await gather(older, older.deltas.at(-1) ?? null)).sources);
    const last = upTo === null ? null : await readAs(generation.folder, upTo, delta);
    const madeAt = last?.madeAt ?? generation.seal.madeAt;
    return { ...merge(...sources), madeAt, damagedFiles, unreadable };
  }

  async function pointsOf({ folder, seal, deltas, kept }: Generation): Promise<RestorePoint[]> {
    let damagedFiles = 0;
    for (const name of partNames(seal))
      if ((await readAs(folder, name, part)) === null) damagedFiles += 1;
    const points = [{ id: folder, madeAt: seal.madeAt, damagedFiles }];
    for (const name of deltas) {
      const read = await readAs(folder, name, delta);
      if (read === null) damagedFiles += 1;
      else points.push({ id: `${folder}/${name}`, madeAt: read.madeAt, damagedFiles });
    }
    let damagedKept = 0;
    for (const name of kept) if ((await readAs(folder, name, part)) === null) damagedKept += 1;
    const [newest, ...older] = points.toReversed();
    return newest
      ? [{ ...newest, damagedFiles: newest.damagedFiles + damagedKept }, ...older]
      : older;
  }

  return {
    async lastAt() {
      return (await newest())?.last.madeAt ?? null;
    },
    async take(database, nowMs, anew = false) {
      const latest = await newest();
      const now = await takeSentinel(database, nowMs);
      const since = latest?.last.lastWriteAt ?? 0;
      const goneSince = (
        await database.getAllFromIndex('erased', 'erasedAt', IDBKeyRange.lowerBound(since))
      ).some(({ kind }) => kind !== 'draft');
      if (
        anew ||
        latest === null ||
        latest.generation.seal.dbId !== now.dbId ||
        latest.generation.deltas.length >= DELTAS_PER_GENERATION ||
        nowMs >= latest.generation.seal.madeAt + GENERATION_LASTS_MS ||
        nowMs <= latest.last.madeAt
      )
        await writeBase(database, Math.max(nowMs, (latest?.last.madeAt ?? 0) + 1));
      else if (now.lastWriteAt > since) await writeDelta(database, since, latest.generation, nowMs);
      if (goneSince) await expunge(await database.getAll('erased'));
      await tidy();
    },
    async renew(database, nowMs) {
      const before = await files.folders();
      await writeBase(database, Math.max(nowMs, ((await newest())?.last.madeAt ?? 0) + 1));
      for (const folder of before) await files.remove(folder);
    },
    async keep(record) {
      const [newest] = await generations();
      if (!newest) throw new Error('There is no snapshot yet to add to.');
      const number = Number(newest.kept.at(-1)?.slice('kept-'.length) ?? 0) + 1;
      const value: Part = { records: [record], erased: [] };
      await files.write(newest.folder, `kept-${stamp(number)}`, value);
    },
    async points() {
      const found: RestorePoint[] = [];
      for (const generation of await generations()) found.push(...(await pointsOf(generation)));
      return found;
    },
    load: (pointId) => sealing.during(() => load(pointId)),
  };
}

function partNames({ parts }: BaseSeal): string[] {
  return Array.from({ length: parts }, (_, index) => `base-${stamp(index)}`);
}

/** Numbers as names that sort as they count. */
function stamp(value: number): string {
  return String(value).padStart(15, '0');
}
