import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPeople } from '../../../lib/people/find';
import {
  GOAL_LEVELS,
  isBlank,
  levelWords,
  withGoal,
  withLevel,
  withNewGoal,
  withoutGoal,
} from '../../../lib/people/goals';
import { MAX_GOALS, newPerson, personPayload } from '../../../lib/people/person';
import { MAX_TAGS, tagsTyped, withTags } from '../../../lib/people/tags';
import { withPayload } from '../../../lib/records/envelope';

const blank = newPerson('Camille', 'fr', { id: 'p', nowMs: 1 }).payload;
const stamp = (id: string) => ({ id, nowMs: 5 });

describe('tags', () => {
  it('are separated by commas and line breaks', () => {
    expect(tagsTyped(' team  lead,  Lyon ;\n , ')).toEqual(['team lead', 'Lyon']);
  });

  it('are kept once, in the spelling first written', () => {
    expect(withTags(['Lyon'], ['lyon', 'Été', 'été'])).toEqual(['Lyon', 'Été']);
  });

  it('can always be stored, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 })), fc.array(fc.string()), (typed, more) => {
        const tags = withTags(typed.flatMap(tagsTyped), more.flatMap(tagsTyped));
        expect(tags.length).toBeLessThanOrEqual(MAX_TAGS);
        expect(personPayload.safeParse({ ...blank, tags }).success).toBe(true);
        expect(withTags(tags, tags)).toEqual(tags);
      }),
    );
  });
});

describe('goals', () => {
  it('are limited to three', () => {
    const goals = ['a', 'b', 'c', 'd'].reduce(
      (before, id) => withNewGoal(before, stamp(id)),
      blank.goals,
    );
    expect(goals.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(goals).toHaveLength(MAX_GOALS);
    expect(personPayload.safeParse({ ...blank, goals }).success).toBe(true);
  });

  it('have five levels, each with its own text', () => {
    const [goal] = withNewGoal([], stamp('a'));
    const written = GOAL_LEVELS.reduce((g, level) => withLevel(g, level, `at ${level}`), goal!);
    expect(written.levels).toEqual(['at -2', 'at -1', 'at 0', 'at 1', 'at 2']);
    for (const level of GOAL_LEVELS) expect(levelWords(written, level)).toBe(`at ${level}`);
    expect(goal!.levels).toEqual(['', '', '', '', '']);
  });

  it('are changed and removed by id, without changing the others', () => {
    const goals = withNewGoal(withNewGoal([], stamp('a')), stamp('b'));
    const changed = withGoal(goals, { ...goals[1]!, title: 'Delegate' });
    expect(changed.map(({ title }) => title)).toEqual(['', 'Delegate']);
    expect(withoutGoal(changed, 'a')).toEqual([changed[1]]);
  });

  it('are blank until something is written', () => {
    const [goal] = withNewGoal([], stamp('a'));
    expect(isBlank({ ...goal!, title: ' ' })).toBe(true);
    expect(isBlank(withLevel(goal!, 2, 'x'))).toBe(false);
  });
});

describe('findPeople', () => {
  const made = (name: string, tags: string[], realName = '') => {
    const person = newPerson(name, 'en', { id: name, nowMs: 1 });
    return withPayload(person, { ...person.payload, tags, realName }, 2);
  };
  const people = [made('Chêne', ['Lyon', 'team lead']), made('Olive', ['Paris'], 'Zoé Martin')];
  const found = (query: string) => findPeople(people, query).map(({ id }) => id);

  it('finds people by parts of name, real name and tags, ignoring accents and case', () => {
    expect(found('chene')).toEqual(['Chêne']);
    expect(found('ZOE')).toEqual(['Olive']);
    expect(found('lead lyon')).toEqual(['Chêne']);
    expect(found('lead paris')).toEqual([]);
  });

  it('finds everyone for an empty query', () => {
    expect(found('  ')).toEqual(['Chêne', 'Olive']);
  });
});
