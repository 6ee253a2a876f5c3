import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsIn, wordsOf } from '../../../lib/search/words';
import { foldText } from '../../../lib/text/fold';

describe('splitting a text into words', () => {
  it.each([
    ['L’œuvre d’Anaïs, à 9 h 30 !', ['l', 'oeuvre', 'd', 'anais', 'a', '9', 'h', '30']],
    ['Elle est fier·e', ['elle', 'est', 'fiere']],
    ['e\u0301te\u0301 ÉTÉ été', ['ete']],
    ['  —  ', []],
  ])('splits %s', (text, words) => expect(wordsOf(text)).toEqual(words));

  it('gives each word its position in the text, in the folded form of the whole', () => {
    const letters = fc.constantFrom(...'aÉçœ·’ -\n9🙂ÀZ'.split(''), 'e\u0301');
    fc.assert(
      fc.property(
        fc.array(letters).map((all) => all.join('')),
        (text) => {
          const words = [...wordsIn(text)];
          expect(words.map(({ word }) => word).join(' ')).toBe(foldText(text));
          for (const { word, from, until } of words)
            expect(foldText(text.slice(from, until))).toBe(word);
        },
      ),
    );
  });
});
