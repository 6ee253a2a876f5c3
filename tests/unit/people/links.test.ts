import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  autoStartPerson,
  keepsLink,
  linksOf,
  MAX_LINKS,
  measuresUnknownMeeting,
  namesAMeeting,
  othersHaveLink,
  personOfLink,
  readLink,
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

describe('reading a meeting link as typed', () => {
  it.each([
    ['https://meet.example/abc-defg?pwd=1#x', 'meet.example/abc-defg'],
    ['  meet.example/abc-defg/ ', 'meet.example/abc-defg'],
    ['HTTP://Meet.Example/Room', 'meet.example/Room'],
    ['calls.example:8443/room', 'calls.example:8443/room'],
  ])('turns %s into %s', (typed, key) => {
    expect(readLink(typed)).toEqual({ key });
  });

  it.each(['', 'meet.example', 'https://meet.example/', 'call Paul', 'room', 'file:///etc/x'])(
    'refuses %j, which names no meeting',
    (typed) => {
      expect(readLink(typed)).toEqual({ problem: 'noMeeting' });
    },
  );

  it('reports why a link is refused', () => {
    expect(readLink('calls.example/join?room=anna')).toEqual({
      key: 'calls.example/join?room=anna',
    });
    expect(readLink('calls.example/join?foo=anna')).toEqual({ problem: 'unclearMeeting' });
    expect(readLink('calls.example/join?token=x9')).toEqual({ problem: 'unclearMeeting' });
    expect(readLink(`calls.example/${'a'.repeat(600)}`)).toEqual({ problem: 'unclearMeeting' });
    expect(readLink('calls.example')).toEqual({ problem: 'noMeeting' });
    expect(readLink('calls.example/left')).toEqual({ problem: 'noMeeting' });
  });

  it('never throws, and returns only keys that can be stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ size: 'xsmall' })), (typed) => {
        const link = readLink(typed);
        if (!('key' in link)) return;
        expect(namesAMeeting(link.key)).toBe(true);
        expect(personPayload.safeParse(withLink(blank, link.key)).success).toBe(true);
      }),
    );
  });
});

describe('the meeting links of a person', () => {
  it('are kept without duplicates, and the latest are kept when there are too many', () => {
    const twice = withLink(withLink(blank, 'a.b/1'), 'a.b/1');
    expect(twice.links).toEqual(['a.b/1']);
    const many = Array.from({ length: MAX_LINKS + 3 }, (_, i) => `a.b/${i}`);
    expect(many.reduce(withLink, blank).links).toEqual(many.slice(3));
  });

  it('lose their automatic start when they are removed', () => {
    const starting = withStart(blank, 'a.b/1', true);
    expect(starting).toMatchObject({ links: ['a.b/1'], startsAt: ['a.b/1'] });
    expect(withStart(starting, 'a.b/1', true).startsAt).toEqual(['a.b/1']);
    expect(withStart(starting, 'a.b/1', false)).toMatchObject({ links: ['a.b/1'], startsAt: [] });
    expect(withoutLink(starting, 'a.b/1')).toMatchObject({ links: [], startsAt: [] });
  });

  it('include links that were only used to start a session automatically', () => {
    expect(linksOf({ ...blank, links: ['a.b/1'], startsAt: ['a.b/1', 'a.b/2'] })).toEqual([
      'a.b/1',
      'a.b/2',
    ]);
  });
});

describe('the person found by a meeting link', () => {
  const anna = person('Anna', { links: ['a.b/anna', 'a.b/room'] });
  const paul = person('Paul', { links: ['a.b/room'] });
  const lea = person('Léa', { startsAt: ['a.b/lea'] });

  it('is the one who has the link', () => {
    expect(personOfLink([paul, anna, lea], 'a.b/anna')).toBe(anna);
    expect(personOfLink([paul, anna, lea], 'a.b/lea')).toBe(lea);
  });

  it('is nobody when several people have the link, even if one session starts automatically by it', () => {
    expect(personOfLink([paul, anna, lea], 'a.b/room')).toBeUndefined();
    const starting = person('Eve', { startsAt: ['a.b/room'] });
    expect(personOfLink([paul, anna, starting], 'a.b/room')).toBeUndefined();
    expect(personOfLink([starting, person('Max', { startsAt: ['a.b/room'] })], 'a.b/room')).toBe(
      undefined,
    );
  });

  it('is nobody for a link that was stored without its room', () => {
    const stored = person('Old', { links: ['calls.example/join'] });
    expect(personOfLink([stored], 'calls.example/join?room=anna')).toBeUndefined();
  });

  it('is nobody for a link that nobody has, and without a link', () => {
    expect(personOfLink([paul, anna, lea], 'a.b/other')).toBeUndefined();
    expect(personOfLink([paul, anna, lea], null)).toBeUndefined();
  });
});

describe('a meeting link is stored with a person', () => {
  const anna = person('Anna', { links: ['a.b/anna', 'a.b/room'] });
  const paul = person('Paul', { links: ['a.b/room'] });
  const people = [anna, paul];

  it('when it is new, or already theirs', () => {
    expect(keepsLink(people, anna, 'a.b/new')).toBe(true);
    expect(keepsLink(people, null, 'a.b/new')).toBe(true);
    expect(keepsLink(people, paul, 'a.b/room')).toBe(true);
  });

  it('but not when another person has it, and not for a front page', () => {
    expect(keepsLink(people, paul, 'a.b/anna')).toBe(false);
    expect(keepsLink(people, null, 'a.b/room')).toBe(false);
    expect(keepsLink(people, anna, 'a.b')).toBe(false);
  });
});

describe('the person whose session starts automatically by a link', () => {
  const lea = person('Léa', { links: ['a.b/lea'], startsAt: ['a.b/lea'] });
  const paul = person('Paul', { links: ['a.b/paul', 'a.b/room'] });

  it('is the only one who has the link, if the coach chose automatic start for them', () => {
    expect(autoStartPerson([lea, paul], 'a.b/lea')).toBe(lea);
    expect(autoStartPerson([lea, paul], 'a.b/paul')).toBeUndefined();
    expect(autoStartPerson([lea, paul], null)).toBeUndefined();
  });

  it('is nobody when the link also belongs to somebody else', () => {
    const eve = person('Eve', { startsAt: ['a.b/room'] });
    expect(autoStartPerson([eve, paul], 'a.b/room')).toBeUndefined();
    expect(autoStartPerson([lea, person('Max', { startsAt: ['a.b/lea'] })], 'a.b/lea')).toBe(
      undefined,
    );
    expect(othersHaveLink([eve, paul], 'Eve', 'a.b/room')).toBe(true);
    expect(othersHaveLink([eve, lea], 'Eve', 'a.b/room')).toBe(false);
  });
});

describe('a meeting that is not known to be this person’s', () => {
  const yes = [{ at: 1, given: true }];

  it('would be measured only if the person consented', () => {
    expect(measuresUnknownMeeting({ ...blank, consents: yes }, 'a.b/new')).toBe(true);
    expect(measuresUnknownMeeting({ ...blank, consents: yes }, null)).toBe(true);
    expect(measuresUnknownMeeting(blank, 'a.b/new')).toBe(false);
    const withdrawn = { ...blank, consents: [...yes, { at: 2, given: false }] };
    expect(measuresUnknownMeeting(withdrawn, 'a.b/new')).toBe(false);
  });

  it('is one whose link is not among theirs', () => {
    const theirs = { ...blank, consents: yes, links: ['a.b/1'], startsAt: ['a.b/2'] };
    expect(measuresUnknownMeeting(theirs, 'a.b/1')).toBe(false);
    expect(measuresUnknownMeeting(theirs, 'a.b/2')).toBe(false);
  });
});
