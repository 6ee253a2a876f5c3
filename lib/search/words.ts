/** Splits a text into folded words with their positions. */
import { foldText } from '../text/fold';

export interface Word {
  readonly word: string;
  /** Its position in the text, in UTF-16 units. */
  readonly from: number;
  readonly until: number;
}

/** A longer word (an address, a pasted key) is cut to its beginning. */
const MAX_WORD_CHARS = 40;

/**
 * Letters and digits with their accents, and the middle dot of inclusive spellings inside a word.
 */
const RAW_WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}·]*/gu;

/** Splits as {@link foldText} does, one word at a time. */
export function* wordsIn(text: string): Generator<Word> {
  for (const { 0: raw, index } of text.matchAll(RAW_WORD)) {
    const word = folded(raw);
    if (word !== '') yield { word, from: index, until: index + raw.length };
  }
}

/** The folded words of a text, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(Array.from(wordsIn(text), ({ word }) => word))];
}

const PLAIN = /^[a-z0-9]+$/;

function folded(raw: string): string {
  // Fast path: most words need lower case only.
  const lower = raw.toLowerCase();
  const word = PLAIN.test(lower) ? lower : foldText(raw).replaceAll(' ', '');
  return word.length > MAX_WORD_CHARS ? word.slice(0, MAX_WORD_CHARS) : word;
}
