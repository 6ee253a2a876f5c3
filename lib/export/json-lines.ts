/** Finds the line of a value in a JSON text, for error messages. */
import { findNodeAtLocation, parseTree, type ParseError } from 'jsonc-parser';

/** The line number of `index`, from 1. */
function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** The line of the first syntax error. */
export function lineOfSyntaxError(text: string): number {
  const errors: ParseError[] = [];
  parseTree(text, errors);
  return lineAt(text, errors[0]?.offset ?? text.length);
}

/**
 * The line of the value at `path` in a text that parses as JSON; where the path does not exist, the line of
 * its closest existing parent.
 */
export function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  const root = parseTree(text);
  if (!root) return 1;
  const steps = path.map((key) => (typeof key === 'number' ? key : String(key)));
  for (let length = steps.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(root, steps.slice(0, length));
    if (node) return lineAt(text, node.offset);
  }
  return 1;
}
