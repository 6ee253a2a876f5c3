import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consentsTogether,
  mergedPayload,
  mergeProblem,
  unmergedPayload,
} from '../../../lib/people/merge';
import {
  consentGiven,
  newPerson,
  personPayload,
  type Goal,
  type PersonPayload,
} from '../../../lib/people/person';

const NOW = 1_000;

function personWith(changed: Partial<PersonPayload> = {}): PersonPayload {
  return { ...newPerson('Camille', 'en', { id: 'p', nowMs: 1 }).payload, ...changed };
}

const goal = (id: string, title = id): Goal => ({
  id,
  title,
  levels: ['', '', '', '', ''],
  createdAt: 1,
});

const consents = fc
  .uniqueArray(fc.integer({ min: 1, max: NOW - 1 }), { maxLength: 5 })
  .chain((ats) =>
    fc.tuple(
      ...ats.toSorted((a, b) => a - b).map((at) => fc.boolean().map((given) => ({ at, given }))),
    ),
  );

describe('the consents of two merged people', () => {
  it('are all kept in order of time, and give consent only if neither said no last', () => {
    fc.assert(
      fc.property(consents, consents, (mine, theirs) => {
        const [kept, other] = [personWith({ consents: mine }), personWith({ consents: theirs })];
        const together = consentsTogether(kept, other, NOW);
        expect(together.map(({ at }) => at)).toEqual(
          together.map(({ at }) => at).toSorted((a, b) => a - b),
        );
        for (const answer of [...mine, ...theirs]) expect(together).toContainEqual(answer);
        const lastAnswers = [mine.at(-1), theirs.at(-1)].filter((last) => last !== undefined);
        expect(consentGiven({ ...kept, consents: together })).toBe(
          lastAnswers.length > 0 && lastAnswers.every(({ given }) => given),
        );
      }),
    );
  });

  it('gain a recorded no when the earlier of the two last answers was no', () => {
    const kept = personWith({ consents: [{ at: 1, given: false }] });
    const other = personWith({ consents: [{ at: 2, given: true }] });
    expect(consentsTogether(kept, other, NOW)).toEqual([
      { at: 1, given: false },
      { at: 2, given: true },
      { at: NOW, given: false },
    ]);
  });
});

describe('two merged people', () => {
  const kept = personWith({
    links: ['meet.example/a'],
    startsAt: ['meet.example/a'],
    tags: ['Sales'],
    goals: [goal('g1')],
    agreement: 'Six sessions',
    pinnedPrompts: ['1.1'],
  });
  const other = personWith({
    name: 'Cam',
    realName: 'Camille Martin',
    links: ['meet.example/b', 'meet.example/a'],
    startsAt: ['meet.example/b'],
    tags: ['sales', 'Paris'],
    goals: [goal('g2'), goal('blank', '')],
    agreement: 'Her manager knows',
    pinnedPrompts: ['1.1', '2.1'],
    promptsResetAt: 5,
    checkInEveryWeeks: 4,
    notesReminded: true,
  });

  it('have all details of both, and one name', () => {
    const together = mergedPayload(kept, other, NOW);
    expect(together).toEqual({
      ...kept,
      realName: 'Camille Martin',
      links: ['meet.example/a', 'meet.example/b'],
      startsAt: ['meet.example/a', 'meet.example/b'],
      tags: ['Sales', 'Paris'],
      goals: [goal('g1'), goal('g2')],
      agreement: 'Six sessions\n\nHer manager knows',
      pinnedPrompts: ['1.1', '2.1'],
      promptsResetAt: 5,
      checkInEveryWeeks: 4,
      notesReminded: true,
    });
    expect(personPayload.parse(together)).toEqual(together);
    expect(mergeProblem(kept, other)).toBeNull();
  });

  it('do not repeat the same agreement', () => {
    expect(mergedPayload(kept, personWith({ agreement: 'Six sessions ' }), NOW).agreement).toBe(
      'Six sessions',
    );
    expect(mergedPayload(personWith(), other, NOW).agreement).toBe('Her manager knows');
  });

  it.each([
    ['tooManyGoals', { goals: [goal('a'), goal('b')] }, { goals: [goal('c'), goal('d')] }],
    [
      'tooManyTags',
      { tags: Array.from({ length: 30 }, (_, n) => `a${n}`) },
      { tags: Array.from({ length: 30 }, (_, n) => `b${n}`) },
    ],
    ['agreementTooLong', { agreement: 'a'.repeat(6_000) }, { agreement: 'b'.repeat(6_000) }],
  ])('cannot be merged when together they have %s', (problem, mine, theirs) => {
    expect(mergeProblem(personWith(mine), personWith(theirs))).toBe(problem);
  });

  it('are separated as they were before, except for later changes', () => {
    const after = mergedPayload(kept, other, NOW);
    expect(unmergedPayload(after, { before: kept, after })).toEqual(kept);
    const renamed = { ...after, name: 'Camille M.', tags: [...after.tags, 'new'] };
    expect(unmergedPayload(renamed, { before: kept, after })).toEqual({
      ...kept,
      name: 'Camille M.',
      tags: ['Sales', 'Paris', 'new'],
    });
  });
});
