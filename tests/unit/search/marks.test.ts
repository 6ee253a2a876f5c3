import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marked } from '../../../lib/search/marks';
import { wordsOf } from '../../../lib/search/words';

const shown = (text: string, words: string[], maxChars = 240) =>
  marked(text, words, maxChars)
    .map(({ text: piece, marked: isMarked }) => (isMarked ? `[${piece}]` : piece))
    .join('');

describe('marking the matches in a text', () => {
  it.each([
    ['Les séances de Séverine', ['seance', 'seances'], 'Les [séances] de Séverine'],
    ['<b>bold</b>', ['bold'], '<b>[bold]</b>'],
    ['nothing of it', ['else'], 'nothing of it'],
    ['fier·e, fière', ['fiere'], '[fier·e], [fière]'],
  ])('marks %s', (text, words, expected) => expect(shown(text, words)).toBe(expected));

  it('cuts a long text around the first match', () => {
    const long = `${'before '.repeat(40)}the needle ${'after '.repeat(40)}`;
    const cut = shown(long, ['needle'], 120);
    expect(cut).toMatch(/^…before .*the \[needle\] after .*…$/);
    expect(cut.length).toBeLessThan(130);
  });

  it('keeps a short text whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(3), (text, every) => {
        const words = wordsOf(text).filter((_, at) => at % (every + 1) === 0);
        const all = marked(text, words, text.length);
        expect(all.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});
