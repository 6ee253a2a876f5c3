/** Inserts a template's text at the caret. */

export interface Inserted {
  readonly text: string;
  /** The selection after inserting: the template's first '…', or its end. */
  readonly selection: readonly [start: number, end: number];
}

const GAP = '…';

/** Replaces the selected part of `text`, given as start and end offsets, by `body`. */
export function insertTemplate(text: string, start: number, end: number, body: string): Inserted {
  const gap = body.indexOf(GAP);
  const from = start + (gap < 0 ? body.length : gap);
  return {
    text: text.slice(0, start) + body + text.slice(end),
    selection: [from, gap < 0 ? from : from + GAP.length],
  };
}
