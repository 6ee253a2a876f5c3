/**
 * How an export handles untrusted text: names, notes and prompts typed or pasted by anyone. All other export
 * files call these functions.
 *
 * - Line ends of every kind (CRLF, CR, vertical tab, form feed, NEL, U+2028, U+2029) become one LF.
 * - NUL and lone surrogates become U+FFFD: neither HTML nor UTF-8 can carry them.
 * - Other control characters become visible: U+2400–U+2421 for ASCII (ESC is shown as ␛), U+FFFD for C1, so
 *   that no terminal, spreadsheet or XML reader acts on them or fails. Tab is kept.
 * - Noncharacters (U+FFFE, U+FDD0…) become U+FFFD.
 * - Bidi embeddings, overrides and isolates are kept, since right-to-left quotations need them and the text
 *   stays equal. They cannot reorder our own words: the layout puts untrusted text last in its line or block,
 *   and the bidi algorithm closes open embeddings at the end of a line
 *   (https://www.unicode.org/reports/tr9/#X8).
 * - Markup of any language is kept: it is in text nodes, and the renderers escape it.
 */

const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** The remaining control characters, except tab and LF. */
const CONTROL = /[^\P{Control}\t\n]/gu;
const UNSTORABLE = /[\0\u0080-\u009F\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

function picture(control: string): string {
  const code = control.charCodeAt(0);
  return code === 0x7f ? '\u2421' : String.fromCharCode(0x2400 + code);
}

/** `text` with LF line ends and every invisible or unstorable control character made visible. Idempotent. */
export function visibleText(text: string): string {
  return text.replace(LINE_END, '\n').replace(UNSTORABLE, '\uFFFD').replace(CONTROL, picture);
}

/** `visibleText` without blank lines around it; '' when the text is blank. Idempotent. */
export function sanitisedText(text: string): string {
  const visible = visibleText(text);
  const first = visible.length - visible.trimStart().length;
  if (first === visible.length) return '';
  const last = visible.trimEnd().length;
  // Search by index, not by regular expression: a megabyte of blank lines then takes linear time.
  const start = first === 0 ? 0 : visible.lastIndexOf('\n', first - 1) + 1;
  const end = visible.indexOf('\n', last);
  return visible.slice(start, end === -1 ? visible.length : end);
}

/** Untrusted text on a single line (title, label): each run of white space becomes one space. */
export function sanitisedLine(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ').trim();
}
