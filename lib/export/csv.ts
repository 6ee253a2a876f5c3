/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens without executing formulas in notes. Meant for reading
 * elsewhere, not for restoring: guarded cells carry an apostrophe that the original lacks.
 */
import { visibleText } from './sanitise';

export type CsvCell = string | number | null;

export interface CsvOptions {
  /** Whether to start with a byte order mark, by which Excel recognises UTF-8. Default false. */
  readonly bom?: boolean;
  /** Excel splits at `;` where the comma is the decimal mark, as in French. Default `,`. */
  readonly delimiter?: ',' | ';';
}

/**
 * Characters skipped when looking for the start of a formula: white space, controls, invisible characters.
 */
const IGNORABLE = /^[\s\p{Cc}\p{Cf}]+/u;

/**
 * Whether a spreadsheet could take `text` for a formula or a command: it begins with `= + - @`, also after
 * white space or invisible characters, as ASCII or as a full-width, small or superscript variant; or with a
 * tab or line end, which some programs strip first.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
function looksLikeFormula(text: string): boolean {
  if (/^[\t\r\n]/.test(text)) return true;
  const first = text.replace(IGNORABLE, '').charAt(0).normalize('NFKC');
  return first !== '' && '=+-@'.includes(first);
}

function cellText(cell: CsvCell, delimiter: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    const digits = Number.isFinite(cell) ? String(cell) : '';
    return delimiter === ';' ? digits.replace('.', ',') : digits;
  }
  const text = visibleText(cell);
  const guarded = looksLikeFormula(cell) || looksLikeFormula(text) ? `'${text}` : text;
  // Quote every text, so that neither delimiter splits it whichever one the reader expects.
  return `"${guarded.replaceAll('"', '""')}"`;
}

/**
 * `rows` as CSV, each ending with CRLF. Texts are quoted and guarded against formulas, numbers stay unquoted,
 * null and non-finite numbers become empty cells. Control characters become visible as described in
 * sanitise.ts, so line ends inside a cell are LF.
 */
export function toCsv(
  rows: readonly (readonly CsvCell[])[],
  { bom = false, delimiter = ',' }: CsvOptions = {},
): string {
  const lines = rows.map((row) => row.map((cell) => cellText(cell, delimiter)).join(delimiter));
  // A row with one empty cell would be an empty line, which readers skip.
  return (bom ? '\uFEFF' : '') + lines.map((line) => `${line === '' ? '""' : line}\r\n`).join('');
}
