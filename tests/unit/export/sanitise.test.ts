import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitisedLine, sanitisedText, visibleText } from '../../../lib/export/sanitise';
import { hostileText } from './tree';

describe('making text visible', () => {
  test.each([
    ['every line end is LF', 'a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['NUL and lone surrogates cannot be kept', 'a\0b\uD800c\uDC00', 'a\uFFFDb\uFFFDc\uFFFD'],
    ['controls are shown', '\u0001\u001B[31m\u007F\u009B', '\u2401\u241B[31m\u2421\uFFFD'],
    ['noncharacters cannot be kept', '\uFFFE\uFDD0\u{1FFFF}', '\uFFFD\uFFFD\uFFFD'],
    ['tabs, pairs and bidi controls stay', '\t😀\u202Eab\u202C\u2066', '\t😀\u202Eab\u202C\u2066'],
    ['markup stays', '<b>&amp;</b> # [x](y)', '<b>&amp;</b> # [x](y)'],
  ])('works for %s', (_, text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });
});

describe('sanitising text', () => {
  test.each([
    ['\n \n  a \n\n b\t\n\t\n', '  a \n\n b\t'],
    ['a', 'a'],
    [' a ', ' a '],
    [' \u00A0\r\n\t', ''],
  ])('removes only blank lines around it: %j', (text, expected) => {
    expect(sanitisedText(text)).toBe(expected);
  });

  test('gives the same result twice as once, for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const once = sanitisedText(text);
        expect(sanitisedText(once)).toBe(once);
        expect(once.isWellFormed?.() ?? true).toBe(true);
        expect(once).not.toMatch(/^\s*\n|\n\s*$|[\0\r]/);
      }),
    );
  });

  test('takes linear time for a megabyte of blank lines', () => {
    const started = performance.now();
    expect(sanitisedText(`${'\n \t'.repeat(350_000)}x${'\n'.repeat(1_000_000)}y`)).toContain('x');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test('a sanitised line is one line', () => {
  expect(sanitisedLine(' a\r\n\tb\u2028 c\0 ')).toBe('a b c\uFFFD');
});
