/**
 * Cuts a text to the part around its first match, and splits it into marked and unmarked pieces.
 */
import { wordsIn } from './words';

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** At most this much of the text is shown before the first match. */
const LEAD_CHARS = 60;

/**
 * @param words folded, as in a search hit
 * @param maxChars of the text; what is left out becomes '…'
 */
export function marked(text: string, words: readonly string[], maxChars: number): Piece[] {
  const wanted = new Set(words);
  const found = [...wordsIn(text)].filter(({ word }) => wanted.has(word));
  const [from, until] = shownPart(text, found[0]?.from ?? 0, maxChars);
  const pieces: Piece[] = [];
  const push = (piece: string, isMarked: boolean) => {
    if (piece !== '') pieces.push({ text: piece, marked: isMarked });
  };
  let at = from;
  for (const word of found) {
    if (word.from < at || word.until > until) continue;
    push(text.slice(at, word.from), false);
    push(text.slice(word.from, word.until), true);
    at = word.until;
  }
  push(text.slice(at, until), false);
  if (from > 0) pieces.unshift({ text: '…', marked: false });
  if (until < text.length) pieces.push({ text: '…', marked: false });
  return pieces;
}

/** Cuts between words where possible. */
function shownPart(text: string, firstAt: number, maxChars: number): [from: number, until: number] {
  if (text.length <= maxChars) return [0, text.length];
  const latestStart = Math.max(0, firstAt - LEAD_CHARS);
  const space = text.indexOf(' ', latestStart);
  const from = latestStart === 0 ? 0 : space >= 0 && space < firstAt ? space + 1 : firstAt;
  const hardEnd = Math.min(text.length, from + maxChars);
  const lastSpace = text.lastIndexOf(' ', hardEnd);
  const until = hardEnd < text.length && lastSpace > firstAt ? lastSpace : hardEnd;
  return [from, until];
}
