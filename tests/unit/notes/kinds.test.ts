import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KIND_SIGNS, readKind, writtenAs } from '../../../lib/notes/kinds';

it.each([
  ['! she sees the pattern', 'insight', 'she sees the pattern'],
  ['> calls the team on Monday', 'commitment', 'calls the team on Monday'],
  ['? what if it works', 'question', 'what if it works'],
  ['~ relief', 'feeling', 'relief'],
  ['+ holidays', 'parking', 'holidays'],
  ['# my impatience', 'supervision', 'my impatience'],
  ['#hashtag', 'free', '#hashtag'],
  ['?!', 'free', '?!'],
  ['!', 'free', '!'],
  ['! ', 'free', '! '],
  ['plain words', 'free', 'plain words'],
  ['  ! later', 'free', '  ! later'],
  ['! two\nlines', 'insight', 'two\nlines'],
])('%j is a note of kind %s', (written, kind, text) => {
  expect(readKind(written)).toEqual({ kind, text });
});

it('comes back as it was written, whatever it was', () => {
  const start = fc.constantFrom('', ...Object.values(KIND_SIGNS).flatMap((s) => [s, `${s} `]));
  fc.assert(
    fc.property(start, fc.string(), (sign, words) => {
      expect(writtenAs(readKind(sign + words))).toBe(sign + words);
    }),
  );
});

it('gives every kind a sign of its own', () => {
  expect(new Set(Object.values(KIND_SIGNS)).size).toBe(Object.keys(KIND_SIGNS).length);
});
