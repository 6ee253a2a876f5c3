import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORD_SCHEMAS } from '../../../lib/backup/schemas';
import { NOTE_KINDS } from '../../../lib/notes/kinds';
import type { AnyRecord } from '../../../lib/records/envelope';
import { isSample, ownFirst } from '../../../lib/sample/mark';
import { SAMPLE_WORDS, sampleJournal } from '../../../lib/sample/sample';
import { typographyFaults } from '../../support/typography';
import { createChance } from '../../../lib/sample/chance';
import type { NoteRecord } from '../../../lib/notes/note';
import type { SessionRecord } from '../../../lib/session/session';

const NOW = Date.UTC(2026, 10, 25, 10);
const make = (language: 'en' | 'fr', seed = 7) =>
  sampleJournal({ language, nowMs: NOW, run: 'r', seed });
const ofKind = <R extends AnyRecord>(records: readonly AnyRecord[], kind: R['kind']) =>
  records.filter((record) => record.kind === kind) as R[];

describe.each(['en', 'fr'] as const)('the demo data (%s)', (language) => {
  const records = make(language);

  it('is the same for the same seed, and differs for another', () => {
    expect(make(language)).toEqual(records);
    expect(make(language, 8)).not.toEqual(records);
  });

  it('consists of valid records, each with its own id', () => {
    for (const record of records)
      expect(RECORD_SCHEMAS[record.kind].safeParse(record)).toMatchObject({ data: record });
    expect(new Set(records.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(records.length);
  });

  it('belongs to invented people, marked in ids and tags', () => {
    const people = ofKind(records, 'person');
    expect(people).toHaveLength(3);
    for (const { payload } of people)
      expect((payload as { tags: string[] }).tags).toContain(SAMPLE_WORDS[language].mark);
    for (const { personId } of records) expect(isSample(personId)).toBe(true);
    expect(isSample('a-person-of-the-coach')).toBe(false);
    expect(isSample(null)).toBe(false);
  });

  it('covers a year: sessions with measures, every kind of note, nothing in the future', () => {
    const sessions = ofKind<SessionRecord>(records, 'session');
    expect(sessions).toHaveLength(42);
    for (const { payload } of sessions) {
      const share = payload.figures?.measures?.coachShare ?? 0;
      expect(share).toBeGreaterThan(0.1);
      expect(share).toBeLessThan(0.65);
      expect(payload.figures?.blindMs).toBe(0);
    }
    const begun = sessions.map(({ createdAt }) => createdAt);
    expect(NOW - Math.min(...begun)).toBeGreaterThan(330 * 86_400_000);
    expect(Math.max(...records.map(({ updatedAt }) => updatedAt))).toBeLessThan(NOW);
    const kinds = ofKind<NoteRecord>(records, 'note').map(({ payload }) => payload.kind);
    expect([...new Set(kinds)].toSorted()).toEqual([...NOTE_KINDS].toSorted());
    const counts = (['commitment', 'checkIn', 'chunk', 'reflection'] as const).map(
      (kind) => ofKind(records, kind).length,
    );
    expect(counts[0]).toBe(21);
    expect(counts[1]).toBe(20);
    expect(counts[2]).toBeGreaterThan(9 * 8);
    // One session still waits for its reflection.
    expect(counts[3]).toBe(41);
  });

  it('has correct typography', () => {
    const texts = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);
    for (const text of texts(SAMPLE_WORDS[language]))
      expect([text, typographyFaults(text, language)]).toEqual([text, []]);
  });
});

it('demo data is counted only while the coach has no data of their own', () => {
  const [own, sample] = [{ personId: 'olive' }, { personId: 'sample:r:camille' }];
  expect(ownFirst([sample, own, { personId: null }])).toEqual([own, { personId: null }]);
  expect(ownFirst([sample])).toEqual([sample]);
});

it('demo data of two runs share no ids', () => {
  const other = sampleJournal({ language: 'en', nowMs: NOW, run: 's', seed: 7 });
  const ids = new Set(make('en').map(({ id }) => id));
  expect(other.some(({ id }) => ids.has(id))).toBe(false);
});

describe('the seeded random numbers', () => {
  it('stay within the requested range, and repeat for the same seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 50 }), (seed, span) => {
        const [one, same] = [createChance(seed), createChance(seed)];
        for (let draw = 0; draw < 20; draw += 1) {
          const value = one.whole(3, 3 + span);
          expect(value).toBe(same.whole(3, 3 + span));
          expect(value >= 3 && value <= 3 + span).toBe(true);
        }
      }),
    );
    expect(() => createChance(1).oneOf([])).toThrow(RangeError);
  });
});
