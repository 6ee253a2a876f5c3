import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  hasWords,
  kindBegun,
  KIND_SIGNS,
  NOTE_KINDS,
  readKind,
  withKind,
  writtenAs,
} from '../../../lib/notes/kinds';

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
])('typing %j makes a note of kind %s', (written, kind, text) => {
  expect(readKind(written)).toEqual({ kind, text });
});

it('a note is written back exactly as it was typed', () => {
  const start = fc.constantFrom('', ...Object.values(KIND_SIGNS).flatMap((s) => [s, `${s} `]));
  fc.assert(
    fc.property(start, fc.string(), (sign, words) => {
      expect(writtenAs(readKind(sign + words))).toBe(sign + words);
    }),
  );
});

it('each kind of note has its own sign', () => {
  expect(new Set(Object.values(KIND_SIGNS)).size).toBe(Object.keys(KIND_SIGNS).length);
});

it.each([
  ['> ', 'commitment', false],
  ['> calls', 'commitment', true],
  ['>calls', 'free', true],
  ['', 'free', false],
  ['  \n', 'free', false],
])('while %j is typed, the kind of note is %s', (written, kind, words) => {
  expect(kindBegun(written)).toBe(kind);
  expect(hasWords(written)).toBe(words);
});

it('changing the kind of a note keeps its text', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NOTE_KINDS),
      fc.constantFrom(...NOTE_KINDS),
      fc.string(),
      (from, to, words) => {
        fc.pre(kindBegun(words) === 'free');
        const written = withKind(withKind(words, from), to);
        expect(kindBegun(written)).toBe(to);
        expect(written.endsWith(words)).toBe(true);
      },
    ),
  );
});
