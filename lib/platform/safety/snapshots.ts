/** Stores snapshots in the extension's own files (OPFS): see lib/backup/restore-point.ts. */
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
import type { RecordEncryption } from '../lock/record-encryption';
import { readable, takeFingerprint } from './holdings';
import { recentIn, versionOf, versionsOf, writtenAfter } from './recent';

export const GENERATIONS_KEPT = 5;
const DELTAS_PER_GENERATION = 60;
const GENERATION_LASTS_MS = 24 * 60 * 60_000;
const RECORDS_PER_PART = 2_000;
const SEAL = 'base.seal';

interface Generation {
  readonly folder: string;
  readonly seal: BaseSeal;
  readonly deltas: readonly string[];
  /** Files with single records that `keep` added since the base, oldest first. */
  readonly kept: readonly string[];
}

export interface Recovery extends Holdings {
  readonly madeAt: number;
  readonly damagedFiles: number;
  readonly unreadable: number;
}

export interface Snapshots {
  /** When the newest snapshot was made, in epoch ms; null when there is none. */
  lastAt(): Promise<number | null>;
  /** Writes a delta, or a base when one is due. No edits since the last: writes nothing. `anew`: a base. */
  take(database: Database, nowMs: number, anew?: boolean): Promise<void>;
  /** Writes a new base and deletes all earlier generations, because their content must not remain. */
  renew(database: Database, nowMs: number): Promise<void>;
  /** Adds one record to the newest generation. @throws Error when there is none */
  keep(record: AnyRecord): Promise<void>;
  /** All restore points, newest first. Reads and verifies every file. */
  points(): Promise<RestorePoint[]>;
  /** @throws Error when the point does not exist (any more) */
  load(pointId: string): Promise<Recovery>;
}

export function createSnapshots(files: Files, sealing: RecordEncryption): Snapshots {
  /** Complete generations only, newest first. */
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

  /** Null when the file is missing, damaged or of another shape. */
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

  /** A folder name that sorts after all existing ones, even if the clock was ahead when they were made. */
  async function nextFolder(nowMs: number): Promise<string> {
    const last = (await files.folders()).at(-1);
    return stamp(Math.max(nowMs, last === undefined ? 0 : Number(last) + 1));
  }

  async function writeBase(database: Database, nowMs: number): Promise<void> {
    const folder = await nextFolder(nowMs);
    const { dbId, schema, lastWriteAt } = await takeFingerprint(database, nowMs);
    // Read this before the parts: a write in the meantime must not count as already in the base.
    const recent = versionsOf(
      await recentIn(database, writtenAfter({ madeAt: nowMs, lastWriteAt })),
    );
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
    const seal: BaseSeal = { dbId, schema, madeAt: nowMs, parts, lastWriteAt, recent };
    await files.write(folder, SEAL, seal);
  }

  /** Removes erased records from all snapshot files, in every version that the files hold. */
  async function expunge(database: Database, unreadable: 'remove' | 'keep'): Promise<void> {
    const erased = await database.getAll('erased');
    const goneAt = new Map(erased.map((each) => [keyOf(each), each.erasedAt]));
    /** Whether the record exists again. Only then is a version with a later timestamp a newer one. */
    const back = new Map<string, boolean>();
    const stays = async (value: unknown): Promise<boolean> => {
      const { kind, id, updatedAt } = value as AnyRecord;
      const key = keyOf({ kind, id });
      const at = goneAt.get(key);
      if (at === undefined) return true;
      if (!back.has(key)) back.set(key, (await database.getKey(kind, id)) !== undefined);
      return back.get(key) === true && at < updatedAt;
    };
    for (const folder of await files.folders()) {
      for (const name of await files.names(folder)) {
        if (name === SEAL) continue;
        const before =
          (await readAs(folder, name, delta)) ?? (await readAs(folder, name, part)) ?? null;
        if (before === null) {
          if (unreadable === 'remove') await files.remove(folder, name);
          continue;
        }
        const records: unknown[] = [];
        for (const record of before.records) if (await stays(record)) records.push(record);
        if (records.length < before.records.length)
          await files.write(folder, name, { ...before, records });
      }
    }
  }

  /** Deletes the oldest generations, and incomplete ones that a crash left behind. */
  async function tidy(): Promise<void> {
    const kept = (await generations()).slice(0, GENERATIONS_KEPT).map(({ folder }) => folder);
    for (const folder of await files.folders())
      if (!kept.includes(folder)) await files.remove(folder);
  }

  /** Reads the files of one generation, up to and including the delta `upTo`; null: the base alone. */
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
      const { dbId, lastWriteAt } = await takeFingerprint(database, nowMs);
      const since = latest === null ? 0 : writtenAfter(latest.before);
      const recent = await recentIn(database, Math.min(since, nowMs));
      const known = new Set(latest === null ? [] : versionsIn(latest.last));
      const isNew = (written: AnyRecord | Erased) => !known.has(versionOf(written));
      // Timestamps of another database, or from before a clock was set back, cannot be compared.
      const cannotTell =
        anew ||
        latest === null ||
        latest.generation.seal.dbId !== dbId ||
        nowMs <= latest.last.madeAt;
      const full =
        latest !== null &&
        (latest.generation.deltas.length >= DELTAS_PER_GENERATION ||
          nowMs >= latest.generation.seal.madeAt + GENERATION_LASTS_MS);
      const erasedSince =
        cannotTell || recent.erased.some((each) => each.kind !== 'draft' && isNew(each));
      // Remove erased records first: after a crash half-way, the same erasures are still new next time.
      // Drafts are erased all the time; they leave with the next base.
      if (erasedSince || full) await expunge(database, erasedSince ? 'remove' : 'keep');
      if (cannotTell || full) await writeBase(database, nowMs);
      else if ([...recent.records, ...recent.erased].some(isNew)) {
        const value: Delta = {
          madeAt: nowMs,
          lastWriteAt,
          records: [...recent.records],
          erased: [...recent.erased],
        };
        await files.write(latest.generation.folder, `delta-${stamp(nowMs)}`, value);
      }
      await tidy();
    },
    async renew(database, nowMs) {
      const before = await files.folders();
      await writeBase(database, nowMs);
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

function versionsIn(point: BaseSeal | Delta): readonly string[] {
  if ('recent' in point) return point.recent;
  return versionsOf({ records: point.records as AnyRecord[], erased: point.erased });
}

function partNames({ parts }: BaseSeal): string[] {
  return Array.from({ length: parts }, (_, index) => `base-${stamp(index)}`);
}

/** Zero-padded number, so that names sort in numeric order. */
function stamp(value: number): string {
  return String(value).padStart(15, '0');
}
