/** The words of a text as they are searched: folded, each knowing where it stands. */
import { foldText } from '../text/fold';

export interface Word {
  readonly word: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly from: number;
  readonly until: number;
}

/** Longer ones (an address, a key that was pasted) are known by their beginning. */
const MAX_WORD_CHARS = 40;

/** Letters and digits with their accents, and the point of inclusive forms within. */
const RAW_WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}·]*/gu;

/** As {@link foldText} would part them, one by one. */
export function* wordsIn(text: string): Generator<Word> {
  for (const { 0: raw, index } of text.matchAll(RAW_WORD)) {
    const word = folded(raw);
    if (word !== '') yield { word, from: index, until: index + raw.length };
  }
}

/** A query's words, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(Array.from(wordsIn(text), ({ word }) => word))];
}

const PLAIN = /^[a-z0-9]+$/;

function folded(raw: string): string {
  // Most words need no more than lower case.
  const lower = raw.toLowerCase();
  const word = PLAIN.test(lower) ? lower : foldText(raw).replaceAll(' ', '');
  return word.length > MAX_WORD_CHARS ? word.slice(0, MAX_WORD_CHARS) : word;
}
