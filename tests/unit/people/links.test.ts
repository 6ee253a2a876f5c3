import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keepsLink,
  linksOf,
  linkTyped,
  MAX_LINKS,
  namesAMeeting,
  personOfLink,
  withLink,
  withoutLink,
  withStart,
} from '../../../lib/people/links';
import { newPerson, personPayload, type PersonPayload } from '../../../lib/people/person';
import { withPayload } from '../../../lib/records/envelope';

const blank = newPerson('Camille', 'fr', { id: 'p', nowMs: 1 }).payload;

function person(id: string, changed: Partial<PersonPayload>) {
  const made = newPerson(id, 'en', { id, nowMs: 1 });
  return withPayload(made, { ...made.payload, ...changed }, 2);
}

describe('a link as it was typed', () => {
  it.each([
    ['https://meet.example/abc-defg?pwd=1#x', 'meet.example/abc-defg'],
    ['  meet.example/abc-defg/ ', 'meet.example/abc-defg'],
    ['HTTP://Meet.Example/Room', 'meet.example/Room'],
    ['calls.example:8443/room', 'calls.example:8443/room'],
  ])('%s is %s', (typed, key) => {
    expect(linkTyped(typed)).toBe(key);
  });

  it.each(['', 'meet.example', 'https://meet.example/', 'call Paul', 'room', 'file:///etc/x'])(
    '%j is no meeting',
    (typed) => {
      expect(linkTyped(typed)).toBeNull();
    },
  );

  it('never throws, and only ever gives a key that can be stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ size: 'xsmall' })), (typed) => {
        const key = linkTyped(typed);
        if (key === null) return;
        expect(namesAMeeting(key)).toBe(true);
        expect(personPayload.safeParse(withLink(blank, key)).success).toBe(true);
      }),
    );
  });
});

describe('the links of a person', () => {
  it('are kept once, the latest of them when there are too many', () => {
    const twice = withLink(withLink(blank, 'a.b/1'), 'a.b/1');
    expect(twice.links).toEqual(['a.b/1']);
    const many = Array.from({ length: MAX_LINKS + 3 }, (_, i) => `a.b/${i}`);
    expect(many.reduce(withLink, blank).links).toEqual(many.slice(3));
  });

  it('go with their starting by themselves', () => {
    const starting = withStart(blank, 'a.b/1', true);
    expect(starting).toMatchObject({ links: ['a.b/1'], startsAt: ['a.b/1'] });
    expect(withStart(starting, 'a.b/1', true).startsAt).toEqual(['a.b/1']);
    expect(withStart(starting, 'a.b/1', false)).toMatchObject({ links: ['a.b/1'], startsAt: [] });
    expect(withoutLink(starting, 'a.b/1')).toMatchObject({ links: [], startsAt: [] });
  });

  it('that were only ever started by are shown too', () => {
    expect(linksOf({ ...blank, links: ['a.b/1'], startsAt: ['a.b/1', 'a.b/2'] })).toEqual([
      'a.b/1',
      'a.b/2',
    ]);
  });
});

describe('the person a link opens', () => {
  const anna = person('Anna', { links: ['a.b/anna', 'a.b/room'] });
  const paul = person('Paul', { links: ['a.b/room'] });
  const lea = person('Léa', { startsAt: ['a.b/lea'] });

  it('is the one who holds it', () => {
    expect(personOfLink([paul, anna, lea], 'a.b/anna')).toBe(anna);
    expect(personOfLink([paul, anna, lea], 'a.b/lea')).toBe(lea);
  });

  it('is nobody for a room that several are met in, unless one starts by it', () => {
    expect(personOfLink([paul, anna, lea], 'a.b/room')).toBeUndefined();
    const starting = person('Eve', { startsAt: ['a.b/room'] });
    expect(personOfLink([paul, anna, starting], 'a.b/room')).toBe(starting);
  });

  it('is nobody for a link nobody holds, and without one', () => {
    expect(personOfLink([paul, anna, lea], 'a.b/other')).toBeUndefined();
    expect(personOfLink([paul, anna, lea], null)).toBeUndefined();
  });
});

describe('a link is kept with a person', () => {
  const anna = person('Anna', { links: ['a.b/anna', 'a.b/room'] });
  const paul = person('Paul', { links: ['a.b/room'] });
  const people = [anna, paul];

  it('who is met there first, or was before', () => {
    expect(keepsLink(people, anna, 'a.b/new')).toBe(true);
    expect(keepsLink(people, null, 'a.b/new')).toBe(true);
    expect(keepsLink(people, paul, 'a.b/room')).toBe(true);
  });

  it('but not where others are met, nor from a front page', () => {
    expect(keepsLink(people, paul, 'a.b/anna')).toBe(false);
    expect(keepsLink(people, null, 'a.b/room')).toBe(false);
    expect(keepsLink(people, anna, 'a.b')).toBe(false);
  });
});
