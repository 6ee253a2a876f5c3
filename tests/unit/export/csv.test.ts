import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv, type CsvCell } from '../../../lib/export/csv';
import { visibleText } from '../../../lib/export/sanitise';
import { parseCsv } from './strict-csv';
import { hostileText } from './tree';

const cell = fc.oneof(
  hostileText,
  fc.constantFrom('=1+1', ' =1', '\u200B=1', '＝1', '\t', '"', ',', ';=1', "'=1"),
  fc.double(),
  fc.integer(),
  fc.constant(null),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 5 });

function numberText(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}

/** Expects a cell to read back as itself, or as itself after an apostrophe. */
function expectCell(read: string, cell: CsvCell): void {
  if (typeof cell !== 'string') {
    expect(read).toBe(cell === null ? '' : numberText(cell));
    return;
  }
  const text = visibleText(cell);
  expect([text, `'${text}`]).toContain(read);
  expect(read).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
  expect(read).not.toMatch(/^[\t\r\n]/);
  // Ordinary text is never prefixed.
  if (/^[\p{L}\p{N}]/u.test(text) && !/^[\u2070-\u209F]/.test(text)) expect(read).toBe(text);
}

describe('writing CSV', () => {
  test('follows RFC 4180', () => {
    expect(
      toCsv([
        ['a', 1.5, null],
        ['b "c"', -2, 'd,\r\ne'],
      ]),
    ).toBe('"a",1.5,\r\n"b ""c""",-2,"d,\ne"\r\n');
  });

  test('adds a byte order mark when asked', () => {
    expect(toCsv([['é']], { bom: true })).toBe('\uFEFF"é"\r\n');
    expect(toCsv([], { bom: true })).toBe('\uFEFF');
  });

  test('writes a single empty cell as a record', () => {
    expect(toCsv([[null], ['']])).toBe('""\r\n""\r\n');
  });

  test('suits French Excel with semicolons and decimal commas', () => {
    expect(toCsv([['a;b', 0.24, 1e-7]], { delimiter: ';' })).toBe('"a;b";0,24;1e-7\r\n');
  });

  test.each([
    '=HYPERLINK("http://a.example","x")',
    '+1',
    '-1',
    '@SUM(1)',
    '\tx',
    '\rx',
    '\nx',
    '  =1',
    '\u00A0=1',
    '\uFEFF=1',
    '\u200B\u202E=1',
    '\u0000=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '﹦1',
  ])('prefixes %j, which a spreadsheet could run', (text) => {
    expect(parseCsv(toCsv([[text]]))).toEqual([[`'${visibleText(text)}`]]);
  });

  test.each(['a=1', 'a\n=1', '', "'quoted", '"=1"', '12 %', '–1', 'é'])(
    'leaves %j unchanged',
    (text) => {
      expect(parseCsv(toCsv([[text]]))).toEqual([[text]]);
    },
  );

  test('reads back any rows with a strict parser', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const read = parseCsv(toCsv(rows));
        expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        rows.forEach((row, y) => row.forEach((cell, x) => expectCell(read[y]?.[x] ?? '?', cell)));
      }),
      { numRuns: 1000 },
    );
  });

  test('reads back any rows with semicolons', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostileText, { minLength: 1 })), (rows) => {
        const read = parseCsv(toCsv(rows, { delimiter: ';' }), ';');
        expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        rows.forEach((row, y) => row.forEach((cell, x) => expectCell(read[y]?.[x] ?? '?', cell)));
      }),
    );
  });
});
