import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { canonical } from '../../../lib/backup/canonical';
import { keyOf, type Holdings } from '../../../lib/backup/holdings';
import { newNote } from '../../../lib/notes/note';
import {
  makeBackup,
  readBackupFile,
  backupEncryptionOf,
  type BackupEncryption,
} from '../../../lib/platform/safety/backups';
import { readWhole, restoreInto } from '../../../lib/platform/safety/holdings';
import { KEY_PARAMS } from '../../../lib/platform/crypto/passphrase';
import { DecryptionFailed } from '../../../lib/platform/crypto/encrypt';
import { newPerson } from '../../../lib/people/person';
import { withDeleted, withPayload } from '../../../lib/records/envelope';
import { isDeleted } from '../../../lib/records/purge';
import { SAMPLE_PREFIX } from '../../../lib/sample/mark';
import { holdings, NOTHING } from '../../unit/backup/arbitrary-holdings';
import { testConnection } from '../../support/database';
import { sealingInProcess } from '../../support/lock';
import { createMachine } from './machine';
import 'fake-indexeddb/auto';

const NO_LOCK = sealingInProcess();

/** Cheap parameters: these tests do not measure the cost of guessing. */
const QUICK = { ...KEY_PARAMS, memoryKiB: 64, passes: 1 };

async function device(there: Holdings = NOTHING) {
  globalThis.indexedDB = new IDBFactory();
  const database = await testConnection().open();
  await restoreInto(database, there, 'merge', NO_LOCK);
  return database;
}

function content({ records, erased }: Holdings) {
  return [...records, ...erased].map(canonical).toSorted();
}

async function backupOf(
  database: Awaited<ReturnType<typeof device>>,
  sealing: BackupEncryption | null,
) {
  return (await makeBackup(database, 7, sealing, NO_LOCK)).text;
}

async function read(text: string, passphrase: string | null = null): Promise<Holdings> {
  const found = await readBackupFile(text, passphrase);
  if (found.state !== 'plain') throw new Error(found.state);
  return found.backup;
}

/** The content of a backup of a database: of deleted records it holds only that they were erased. */
function withoutDeleted({ records, erased }: Holdings): Holdings {
  const gone = records.filter(isDeleted);
  const keys = new Set(gone.map(keyOf));
  return {
    records: records.filter((record) => !isDeleted(record)),
    erased: [
      ...erased.filter((each) => !keys.has(keyOf(each))),
      ...gone.map(({ kind, id, updatedAt }) => ({ kind, id, erasedAt: updatedAt })),
    ],
  };
}

const note = newNote('words', 1, { id: 'n', nowMs: 1 }, { sessionId: 's', personId: 'p' });

describe('a backup', () => {
  it('leaves out the people of the demo data and all their records', async () => {
    const person = newPerson('Camille', 'fr', { id: `${SAMPLE_PREFIX}0`, nowMs: 1 });
    const links = { sessionId: `${SAMPLE_PREFIX}0:s`, personId: person.id };
    const theirs = newNote('words', 1, { id: `${links.sessionId}:n`, nowMs: 1 }, links);
    const { records } = await read(
      await backupOf(await device({ records: [person, theirs, note], erased: [] }), null),
    );
    expect(records).toEqual([note]);
  });

  it('holds no text of deleted records, and deletes them where it is merged', async () => {
    const deleted = withDeleted(note, true, 5);
    const text = await backupOf(await device({ records: [deleted], erased: [] }), null);
    expect(text).not.toContain('words');
    const other = await device({ records: [note], erased: [] });
    await restoreInto(other, await read(text), 'merge', NO_LOCK);
    expect(await readWhole(other, NO_LOCK)).toMatchObject({
      records: [],
      erased: [{ kind: 'note', id: 'n', erasedAt: 5 }],
    });
  });

  it('does not delete a note whose deletion was undone after the backup', async () => {
    const deleted = withDeleted(note, true, 5);
    const text = await backupOf(await device({ records: [deleted], erased: [] }), null);
    const back = withDeleted(deleted, false, 6);
    const here = await device({ records: [back], erased: [] });
    await restoreInto(here, await read(text), 'merge', NO_LOCK);
    expect((await readWhole(here, NO_LOCK)).records).toEqual([back]);
  });

  it('restores everything on another device, plain or encrypted', async () => {
    const sealing = await backupEncryptionOf('un mot de passe', QUICK);
    await fc.assert(
      fc.asyncProperty(holdings, fc.boolean(), async (there, sealed) => {
        const one = await device(there);
        const whole = withoutDeleted(await readWhole(one, NO_LOCK));
        const text = await backupOf(one, sealed ? sealing : null);
        const other = await device();
        const found = sealed ? await read(text, 'un mot de passe') : await read(text);
        await restoreInto(other, found, 'replace', NO_LOCK);
        expect(content(await readWhole(other, NO_LOCK))).toEqual(content(whole));
      }),
      { numRuns: 40 },
    );
  });

  it('of each of two devices, merged in either order, leaves both with the same content', async () => {
    await fc.assert(
      fc.asyncProperty(holdings, holdings, async (a, b) => {
        const fromA = await read(await backupOf(await device(a), null));
        const fromB = await read(await backupOf(await device(b), null));
        const ends: string[][] = [];
        for (const [mine, other] of [
          [fromA, fromB],
          [fromB, fromA],
        ] as const) {
          const database = await device(mine);
          await restoreInto(database, other, 'merge', NO_LOCK);
          ends.push(content(await readWhole(database, NO_LOCK)));
        }
        expect(ends[0]).toEqual(ends[1]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps records that cannot be read, and restores the others', async () => {
    const one = await device({ records: [note], erased: [] });
    await one.put('note', { ...note, id: 'broken', payload: 7 });
    const found = await readBackupFile(await backupOf(one, null), null);
    if (found.state !== 'plain') throw new Error(found.state);
    expect(found.backup.records).toEqual([note]);
    expect(found.backup.damaged).toEqual([{ ...note, id: 'broken', payload: 7 }]);
  });
});

describe('an encrypted backup', () => {
  it('holds no readable text, and decrypts only with its own passphrase', async () => {
    const text = await backupOf(
      await device({
        records: [{ ...note, payload: { ...note.payload, text: 'canary' } }],
        erased: [],
      }),
      await backupEncryptionOf('right', QUICK),
    );
    expect(text).not.toContain('canary');
    expect(await readBackupFile(text, null)).toMatchObject({ state: 'sealed' });
    await expect(readBackupFile(text, 'wrong')).rejects.toThrow(DecryptionFailed);
    expect((await read(text, 'right')).records).toHaveLength(1);
  });

  it('does not decrypt when anything in it was changed', async () => {
    const text = await backupOf(
      await device({ records: [note], erased: [] }),
      await backupEncryptionOf('right', QUICK),
    );
    const file = JSON.parse(text) as { data: string; madeAt: number };
    const at = 40;
    const other = file.data[at] === 'A' ? 'B' : 'A';
    const data = file.data.slice(0, at) + other + file.data.slice(at + 1);
    for (const changed of [
      { ...file, data },
      { ...file, madeAt: 8 },
    ])
      await expect(readBackupFile(JSON.stringify(changed), 'right')).rejects.toThrow(
        DecryptionFailed,
      );
  });
});

describe('restoring a backup', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });

  it('writes everything or nothing', async () => {
    const database = await device({ records: [note], erased: [] });
    const before = content(await readWhole(database, NO_LOCK));
    const later = withPayload(note, { ...note.payload, text: 'later' }, 9);
    const really = IDBObjectStore.prototype.put;
    let puts = 0;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      puts += 1;
      if (puts === 2) throw new DOMException('full', 'QuotaExceededError');
      return Reflect.apply(really, this, given);
    });
    const there = { records: [later, { ...note, id: 'other' }], erased: [] };
    await expect(restoreInto(database, there, 'merge', NO_LOCK)).rejects.toThrow('full');
    put.mockRestore();
    expect(puts).toBe(2);
    expect(content(await readWhole(database, NO_LOCK))).toEqual(before);
  });

  it('by replacing keeps the memory of erased records that the backup does not hold', async () => {
    const erased = [
      { kind: 'note' as const, id: 'gone', erasedAt: 9 },
      { kind: 'note' as const, id: 'n', erasedAt: 9 },
    ];
    const database = await device({ records: [], erased });
    await restoreInto(database, { records: [note], erased: [] }, 'replace', NO_LOCK);
    const now = await readWhole(database, NO_LOCK);
    expect(now).toMatchObject({ records: [note], erased: [erased[0]] });
    // An older backup that is merged later does not bring back what was erased.
    const older = { records: [{ ...note, id: 'gone' }], erased: [] };
    await restoreInto(database, older, 'merge', NO_LOCK);
    expect((await readWhole(database, NO_LOCK)).records).toEqual([note]);
  });

  it('by replacing does not look like a lost database, and is refused during an open session', async () => {
    const machine = createMachine();
    const at = machine.open();
    await at.stores.notes.put(note);
    await at.stores.notes.put({ ...note, id: 'more' });
    await at.keeper.look();
    await vi.waitFor(() => expect(at.safety.condition()).toEqual({ state: 'good' }));
    const backup = { madeAt: 1, dbId: 'x', damaged: [], records: [note], erased: [] };
    await at.safety.restore(backup, 'replace');
    await at.keeper.look();
    expect(at.safety.condition()).toEqual({ state: 'good' });
    expect(await at.stores.notes.list()).toEqual([note]);

    await at.stores.sessions.put({
      ...note,
      kind: 'session',
      id: 's',
      payload: {
        setting: 'call',
        plannedMs: 60_000,
        events: [{ type: 'started', at: 1 }],
        reflectionOpenedAt: null,
      },
    });
    await expect(at.safety.restore(backup, 'merge')).rejects.toThrow('sessionOpen');
  });
});
