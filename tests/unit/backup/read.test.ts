import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BACKUP_VERSION, writeBackup, type Backup } from '../../../lib/backup/format';
import { BACKUP_STEPS, upToDate } from '../../../lib/backup/migrate';
import { readBackup } from '../../../lib/backup/read';
import { newNote } from '../../../lib/notes/note';
import { RECORD_KINDS } from '../../../lib/records/envelope';
import { holdings } from './arbitrary-holdings';

const note = newNote('words', 1, { id: 'n', nowMs: 1 }, { sessionId: 's', personId: 'p' });
const backup: Backup = { madeAt: 7, dbId: 'db', records: [note], erased: [], damaged: [] };

/** The file with something in it replaced. */
function spoilt(change: (file: { records: { note: Record<string, unknown>[] } }) => void): string {
  const file = JSON.parse(writeBackup(backup)) as { records: { note: Record<string, unknown>[] } };
  change(file);
  return JSON.stringify(file);
}

function problemOf(text: string) {
  const read = readBackup(text);
  return read.state === 'problem' ? read.problem : null;
}

describe('a backup file', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(holdings, fc.array(fc.jsonValue()), ({ records, erased }, damaged) => {
        const made = {
          madeAt: 7,
          dbId: 'db',
          records,
          erased,
          damaged: JSON.parse(JSON.stringify(damaged)) as unknown[],
        };
        const read = readBackup(writeBackup(made));
        expect(read.state).toBe('plain');
        if (read.state !== 'plain') return;
        const byKey = (list: readonly { kind: string; id: string }[]) =>
          list.toSorted((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1));
        expect(byKey(read.backup.records)).toEqual(byKey(records));
        expect({ ...read.backup, records: [] }).toEqual({ ...made, records: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('is refused with the place where it is malformed', () => {
    expect(problemOf(spoilt(({ records }) => (records.note[0]!['createdAt'] = -1)))).toEqual({
      code: 'malformed',
      place: 'note 1 › createdAt',
    });
    expect(
      problemOf(spoilt(({ records }) => (records.note[0]!['payload'] = { text: 7 }))),
    ).toMatchObject({ place: expect.stringContaining('note 1 › payload') as string });
    expect(problemOf(spoilt(({ records }) => records.note.push(records.note[0]!)))).toEqual({
      code: 'malformed',
      place: 'note 2 › id',
    });
    expect(problemOf(writeBackup(backup).slice(0, -20))).toEqual({ code: 'notJson' });
    for (const other of ['null', '7', '[]', '{}', '{"format":"other","version":1}'])
      expect(problemOf(other)).toEqual({ code: 'notABackup' });
  });

  it('is refused when a later Aparté made it, so that no part is dropped', () => {
    const later = { format: 'aparte-backup', version: BACKUP_VERSION + 1, anything: true };
    expect(problemOf(JSON.stringify(later))).toEqual({ code: 'newer' });
    const moreFields = spoilt(({ records }) => {
      records.note[0]!['payload'] = { ...note.payload, mood: 'later' };
    });
    expect(problemOf(moreFields)).toEqual({ code: 'newer' });
    const moreKinds = spoilt(({ records }) => Object.assign(records, { dream: [] }));
    expect(problemOf(moreKinds)).toEqual({ code: 'newer' });
  });

  it('never makes the reader throw, however it was damaged', () => {
    const text = writeBackup(backup);
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.nat(30),
        fc.string({ maxLength: 10 }),
        (at, cut, put) => {
          const read = readBackup(text.slice(0, at) + put + text.slice(at + cut));
          if (read.state === 'plain') expect(read.backup.records.length).toBeLessThan(2);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('older backups', () => {
  it.each(Array.from({ length: BACKUP_VERSION }, (_, index) => index + 1))(
    'of version %i are restored from the frozen file, record by record',
    (version) => {
      const file = new URL(`../../fixtures/backup/v${version}.json`, import.meta.url);
      const text = readFileSync(file, 'utf8');
      const read = readBackup(text);
      if (read.state !== 'plain') throw new Error(JSON.stringify(read));
      const frozen = JSON.parse(text) as { records: Record<string, object[]> };
      for (const [kind, records] of Object.entries(frozen.records)) {
        expect(records, kind).not.toEqual([]);
        expect(read.backup.records.filter((record) => record.kind === kind)).toMatchObject(records);
      }
    },
  );

  it('contain every kind of record: a new kind needs a new version', () => {
    const file = new URL(`../../fixtures/backup/v${BACKUP_VERSION}.json`, import.meta.url);
    const { records } = JSON.parse(readFileSync(file, 'utf8')) as { records: object };
    expect(Object.keys(records).toSorted()).toEqual([...RECORD_KINDS].toSorted());
  });

  it('are upgraded through every step in order', () => {
    const steps = ['one', 'two', 'three'].map((step) => (older: Record<string, unknown>) => ({
      ...older,
      went: [...(older['went'] as string[]), step],
    }));
    expect(upToDate({ version: 2, went: [] }, 2, steps)).toEqual({
      version: 4,
      went: ['two', 'three'],
    });
    expect(BACKUP_STEPS).toHaveLength(BACKUP_VERSION - 1);
  });
});
