/** Where in a JSON text something stands, so that an error can name its line. */

const SPACE = /[\s]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /[^\s,\]}]+/y;

/** 1 for the first line. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/**
 * The line on which a JSON parser gave up, as its message tells it; the last line when it does not.
 * Engines say `at position 12` or `at line 1 column 13`.
 */
export function lineOfSyntaxError(text: string, message: string): number {
  const line = /\bline (\d+)/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /\bposition (\d+)/.exec(message)?.[1];
  return lineAt(text, position === undefined ? text.length : Number(position));
}

/**
 * The line of the value at `path` in a text that parses as JSON; where the path ends early, the
 * line of what it leads to.
 */
export function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  let at = 0;
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  let line = 1;

  /** Reads one value, marking its line while `rest` still leads to what is looked for. */
  function value(rest: readonly PropertyKey[] | null): void {
    skip(SPACE);
    if (rest !== null) line = lineAt(text, at);
    const open = text.charAt(at);
    if (open !== '{' && open !== '[') {
      if (open === '"') skip(STRING);
      else skip(SCALAR);
      return;
    }
    at += 1;
    skip(SPACE);
    for (let index = 0; text.charAt(at) !== '}' && text.charAt(at) !== ']'; index += 1) {
      const key = open === '{' ? String(JSON.parse(skip(STRING))) : String(index);
      if (open === '{') {
        skip(SPACE);
        at += 1;
      }
      const leads = rest !== null && rest.length > 0 && String(rest[0]) === key;
      value(leads ? rest.slice(1) : null);
      skip(SPACE);
      if (text.charAt(at) === ',') at += 1;
      skip(SPACE);
    }
    at += 1;
  }
  value(path);
  return line;
}
