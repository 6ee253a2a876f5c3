import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../lib/backup/canonical';
import { keyOf, type Holdings } from '../../../lib/backup/holdings';
import { merge } from '../../../lib/backup/merge';
import { preview } from '../../../lib/backup/preview';
import { returning } from '../../../lib/backup/returning';
import { newNote } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import { withDeleted, withPayload } from '../../../lib/records/envelope';
import { holdings, NOTHING } from './arbitrary-holdings';

/** The content in an order of its own, so that equal content compares equal. */
function content({ records, erased }: Holdings) {
  return [...records, ...erased].map(canonical).toSorted();
}

const note = newNote('first', 1, { id: 'n', nowMs: 1 }, { sessionId: 's', personId: 'p' });
const edited = withPayload(note, { ...note.payload, text: 'second' }, 5);
const only = (record: typeof note): Holdings => ({ records: [record], erased: [] });

describe('merging two databases', () => {
  it('gives the same result in either order', () => {
    fc.assert(
      fc.property(holdings, holdings, (a, b) => {
        expect(content(merge(a, b))).toEqual(content(merge(b, a)));
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing when a backup is merged a second time', () => {
    fc.assert(
      fc.property(holdings, holdings, (a, b) => {
        const once = merge(a, b);
        expect(content(merge(once, b))).toEqual(content(once));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps each record or the memory of its erasure', () => {
    fc.assert(
      fc.property(holdings, holdings, (a, b) => {
        const merged = merge(a, b);
        const known = new Set([...merged.records, ...merged.erased].map(keyOf));
        for (const each of [...a.records, ...b.records, ...a.erased, ...b.erased])
          expect(known).toContain(keyOf(each));
        expect(known.size).toBe(merged.records.length + merged.erased.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the latest edit', () => {
    expect(merge(only(note), only(edited)).records).toEqual([edited]);
    expect(merge(only(edited), only(note)).records).toEqual([edited]);
  });

  it('applies a deletion, and a later undo of it', () => {
    const deleted = withDeleted(edited, true, 7);
    expect(merge(only(deleted), only(edited)).records).toEqual([deleted]);
    const restored = withDeleted(deleted, false, 9);
    expect(merge(only(deleted), only(restored)).records).toEqual([restored]);
  });

  it('restores nothing that was erased since', () => {
    const gone: Holdings = { records: [], erased: [{ kind: 'note', id: 'n', erasedAt: 6 }] };
    expect(merge(gone, only(edited))).toEqual(gone);
    const later = withPayload(edited, edited.payload, 8);
    expect(merge(gone, only(later))).toEqual(only(later));
  });

  it('erases with a person also the records that only the other device has', () => {
    const person = newPerson('Anna', 'en', { id: 'p', nowMs: 1 });
    const gone: Holdings = { records: [], erased: [{ kind: 'person', id: 'p', erasedAt: 6 }] };
    const other: Holdings = { records: [person, edited], erased: [] };
    expect(merge(gone, other).records).toEqual([]);
    expect(merge(gone, other).erased).toContainEqual({ kind: 'note', id: 'n', erasedAt: 6 });
  });
});

describe('the preview of a restore', () => {
  const of = (here: Holdings, there: Holdings) => preview(here, there)[0];

  it('counts new records, newer ones on either side, and what merging deletes', () => {
    expect(of(NOTHING, only(note))).toMatchObject({ kind: 'note', added: 1, inBackup: 1 });
    expect(of(only(note), only(edited))).toMatchObject({ newerThere: 1, added: 0, onlyHere: 0 });
    expect(of(only(edited), only(note))).toMatchObject({ newerHere: 1, newerThere: 0 });
    expect(of(only(note), only(withDeleted(note, true, 4)))).toMatchObject({
      deleted: 1,
      onlyHere: 0,
      newerThere: 0,
    });
    expect(of(only(note), NOTHING)).toMatchObject({ onlyHere: 1, deleted: 0 });
    const gone: Holdings = { records: [], erased: [{ kind: 'note', id: 'n', erasedAt: 6 }] };
    expect(of(gone, only(edited))).toMatchObject({ erasedHere: 1, added: 0 });
  });

  describe('lists the erased people whom it would restore', () => {
    const anna = newPerson('Anna', 'en', { id: 'a', nowMs: 1 });
    const ben = newPerson('Ben', 'en', { id: 'b', nowMs: 1 });
    const there: Holdings = { records: [anna, ben, note], erased: [] };

    it('by replacing: people erased since and deleted records, but not new ones', () => {
      const here: Holdings = {
        records: [withDeleted(note, true, 4)],
        erased: [{ kind: 'person', id: 'a', erasedAt: 9 }],
      };
      expect(returning(here, there, 'replace')).toEqual({
        people: ['Anna'],
        others: [{ kind: 'note', count: 1 }],
      });
      expect(returning(here, there, 'merge')).toEqual({ people: [], others: [] });
      expect(returning(NOTHING, there, 'replace')).toEqual({ people: [], others: [] });
      expect(returning(there, there, 'replace')).toEqual({ people: [], others: [] });
    });

    it('by merging: only what was written after the erasure on this device', () => {
      const here: Holdings = {
        records: [],
        erased: [
          { kind: 'person', id: 'a', erasedAt: 9 },
          { kind: 'person', id: 'b', erasedAt: 9 },
        ],
      };
      const later = { records: [anna, withPayload(ben, ben.payload, 10)], erased: [] };
      expect(returning(here, later, 'merge').people).toEqual(['Ben']);
      expect(returning(here, later, 'replace').people).toEqual(['Anna', 'Ben']);
    });
  });

  it('adds up to the result of the merge', () => {
    fc.assert(
      fc.property(holdings, holdings, (here, there) => {
        const living = ({ records }: Holdings) =>
          records.filter(({ deletedAt }) => deletedAt === null).length;
        const undeleted = there.records.filter((record) => {
          const mine = here.records.find((each) => keyOf(each) === keyOf(record));
          return (
            mine?.deletedAt != null &&
            merge(here, there).records.some(
              (each) => keyOf(each) === keyOf(record) && each.deletedAt === null,
            ) &&
            record.deletedAt === null
          );
        }).length;
        const lines = preview(here, there);
        const sum = (name: 'added' | 'deleted') =>
          lines.reduce((total, line) => total + line[name], 0);
        expect(living(here) + sum('added') + undeleted - sum('deleted')).toBe(
          living(merge(here, there)),
        );
      }),
      { numRuns: 500 },
    );
  });
});
