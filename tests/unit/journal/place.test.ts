import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlace, placeHref } from '../../../components/journal/place';

describe('an address in the journal', () => {
  it.each([
    ['', { view: '', id: null, within: null }],
    ['#people', { view: 'people', id: null, within: null }],
    ['#person/', { view: 'person', id: null, within: null }],
    ['session/a/b', { view: 'session', id: 'a', within: 'b' }],
    ['#session/a%2/b', { view: 'session', id: 'a%2', within: 'b' }],
  ])('is parsed from %s', (hash, place) => expect(parsePlace(hash)).toEqual(place));

  it('reads back as it was written, with any ids', () => {
    const id = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(id, id, (one, other) => {
        expect(parsePlace(placeHref('session', one, other))).toEqual({
          view: 'session',
          id: one,
          within: other,
        });
      }),
    );
  });
});
