import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchIndex, type Asked, type Found } from '../../../lib/search/search-index';
import { wordsOf } from '../../../lib/search/words';
import { DAY_MS, written } from './documents';

function whole(steps: Generator<Found, Found>): Found {
  for (;;) {
    const { value, done } = steps.next();
    if (done) return value;
  }
}

function indexOf(...texts: (string | ReturnType<typeof written>)[]) {
  const index = createSearchIndex();
  texts.forEach((text, at) =>
    index.put(typeof text === 'string' ? written(String(at), text, at) : text),
  );
  return {
    ...index,
    find: (asked: string | Asked, limit = 50) =>
      whole(index.search(typeof asked === 'string' ? { query: asked } : asked, limit)),
    ids: (asked: string | Asked) =>
      whole(index.search(typeof asked === 'string' ? { query: asked } : asked, 50)).hits.map(
        ({ document }) => document.recordId,
      ),
  };
}

describe('the search index', () => {
  it.each([
    ['accents', 'séance reportée', 'seance'],
    ['accents typed', 'seance reportee', 'séance'],
    ['a beginning', 'commitment to rest', 'commi'],
    ['capitals', 'LYON', 'lyon'],
    ['French plural and verb', 'Elle s’engage à marcher', 'engagements'],
    ['French feminine', 'heureuse de le dire', 'heureux'],
    ['English forms', 'she committed to it', 'commitments'],
    ['English forms back', 'a tiring week', 'tired'],
    ['a letter too few', 'délégation', 'délgation'],
    ['letters swapped, long word', 'supervision', 'supervisoin'],
    ['several words in any order', 'the shoulders come down', 'down shoulder'],
    ['ligatures', 'le cœur', 'coeur'],
  ])('finds a match by %s', (_, text, query) =>
    expect(indexOf(text, 'zzz').ids(query)).toEqual(['0']),
  );

  it.each([
    ['a word that is not there', 'the shoulders come down', 'shoulders rise'],
    ['an end of a word', 'commitment', 'mitment'],
    ['a slip in a short word', 'oui', 'ouo'],
    ['nothing', 'words', '  '],
    ['signs alone', 'words', '?!'],
  ])('finds no match by %s', (_, text, query) => expect(indexOf(text).ids(query)).toEqual([]));

  it('ranks exact words first, then inflected forms, then similar words, each latest first', () => {
    const index = indexOf(
      written('near', 'the commitmant', 9),
      written('form', 'he committed', 8),
      written('old', 'a commitment', 1),
      written('late', 'that commitment', 7),
    );
    expect(
      index.find('commitment').hits.map((hit) => [hit.document.recordId, hit.closeness]),
    ).toEqual([
      ['late', 'written'],
      ['old', 'written'],
      ['form', 'form'],
      ['near', 'near'],
    ]);
  });

  it('ranks people first among equal matches, because a typed name is most often theirs', () => {
    const index = indexOf(
      written('note', 'Camille came back', 9),
      written('p', 'Camille', 1, { key: 'person p', kind: 'person', facets: ['person'] }),
      written('form', 'Camilles', 10),
    );
    expect(index.ids('camille')).toEqual(['p', 'note', 'form']);
  });

  it('finds a misspelling beside an exact word, and does not take an inflected form for one', () => {
    const index = indexOf('the shoulders come down', 'the shoulders rise');
    expect(index.find('shoulers come').hits.map(({ closeness }) => closeness)).toEqual(['near']);
    expect(index.ids('shoulers come')).toEqual(['0']);
  });

  it('searches for the first words of a long pasted text', () => {
    const words = Array.from({ length: 40 }, (_, at) => `w${at}`);
    const index = indexOf(words.slice(0, 24).join(' '), words.slice(0, 23).join(' '));
    expect(index.ids(words.join(' '))).toEqual(['0']);
  });

  it('returns which words of the text match', () => {
    const [hit] = indexOf('Les séances engagées').find('seanc engager').hits;
    expect([...(hit?.words ?? [])].toSorted()).toEqual(['engagees', 'seances']);
  });

  it('filters by person, kind and time, and lists everything left without a query', () => {
    const index = indexOf(
      written('a', 'rest', 1, { personId: 'p', facets: ['note', 'insight'] }),
      written('b', 'rest', 2, { personId: 'q' }),
      written('c', 'rest', 3, { personId: 'p' }),
    );
    expect(index.ids({ query: 'rest', personId: 'p' })).toEqual(['c', 'a']);
    expect(index.ids({ query: 'rest', facet: 'insight' })).toEqual(['a']);
    expect(index.ids({ query: 'rest', fromMs: 2 * DAY_MS, untilMs: 3 * DAY_MS })).toEqual(['b']);
    expect(index.ids({ query: '', personId: 'p' })).toEqual(['c', 'a']);
    expect(index.ids({ query: '' })).toEqual([]);
  });

  it('stops at the limit of results, latest first, and reports it', () => {
    const texts = Array.from({ length: 300 }, (_, day) => written(String(day), 'word', day));
    const index = indexOf(...texts);
    const { hits, more } = index.find('word', 20);
    expect(hits.map(({ document }) => document.recordId)).toEqual(
      Array.from({ length: 20 }, (_, at) => String(299 - at)),
    );
    expect(more).toBe(true);
    expect(index.find('word', 1_000)).toMatchObject({ more: false, hits: { length: 300 } });
  });

  it('holds thousands of documents of one day', () => {
    const texts = Array.from({ length: 4_500 }, (_, at) => written(String(at), `w${at} all`));
    const index = indexOf(...texts);
    expect(index.ids('w4499')).toEqual(['4499']);
    expect(index.find('all', 5_000).hits).toHaveLength(4_500);
  });
});

describe('updating the search index', () => {
  it('replaces a document’s former text and date', () => {
    const index = indexOf('first words');
    index.put(written('0', 'second thoughts', 90));
    expect(index.ids('first')).toEqual([]);
    expect(index.ids('second')).toEqual(['0']);
    expect(index.size()).toBe(1);
    index.remove('note 0');
    index.remove('note 0');
    expect(index.ids('second')).toEqual([]);
    index.clear();
    expect(index.size()).toBe(0);
  });

  const noteText = fc
    .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 1 })
    .map((all) => all.join(' '));

  it('finds every note by each of its words, whatever was added and removed before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.nat(5), text: fc.option(noteText), day: fc.nat(100) })),
        (steps) => {
          const index = indexOf();
          const model = new Map<number, string>();
          for (const { id, text, day } of steps) {
            if (text === null) {
              index.remove(`note ${id}`);
              model.delete(id);
            } else {
              index.put(written(String(id), text, day));
              model.set(id, text);
            }
          }
          expect(index.size()).toBe(model.size);
          for (const [id, text] of model)
            for (const word of wordsOf(text)) expect(index.ids(word)).toContain(String(id));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('forgets a word with the last document that contained it', () => {
    const index = indexOf('shoulders', 'shoulder');
    index.remove('note 0');
    expect(index.find('shoul').hits.flatMap(({ words }) => words)).toEqual(['shoulder']);
    index.put(written('1', 'arms'));
    expect(index.ids('shoul')).toEqual([]);
    expect(index.ids('arms')).toEqual(['1']);
  });

  it('finds a long word with any one misspelling in it', () => {
    const word = 'délégations';
    fc.assert(
      fc.property(fc.nat(word.length - 1), fc.constantFrom('', 'x'), (at, instead) => {
        const slip = word.slice(0, at) + instead + word.slice(at + 1);
        expect(indexOf(`Ses ${word}.`).ids(slip)).toEqual(['0']);
      }),
    );
  });
});
