import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlace, placeHref } from '../../../components/journal/place';

describe('a place in the journal', () => {
  it.each([
    ['', { view: '', id: null, within: null }],
    ['#people', { view: 'people', id: null, within: null }],
    ['#person/', { view: 'person', id: null, within: null }],
    ['session/a/b', { view: 'session', id: 'a', within: 'b' }],
    ['#session/a%2/b', { view: 'session', id: 'a%2', within: 'b' }],
  ])('%s', (hash, place) => expect(parsePlace(hash)).toEqual(place));

  it('is read as it was written, whatever the ids', () => {
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
