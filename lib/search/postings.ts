/**
 * The inverted index: which documents hold which word. Each word is kept twice: in a map, for the
 * many words that are indexed, and in MiniSearch's prefix tree, for the few that are searched. Both
 * cover all documents together, so that one key stroke walks the words once, however many notes
 * there are.
 */
import SearchableMap from 'minisearch/SearchableMap';

export interface Postings {
  /** @param number of the document; never smaller than one added before */
  add(word: string, number: number): void;
  remove(word: string, number: number): void;
  /** The numbers of the documents that hold the word, in ascending order. */
  of(word: string): readonly number[];
  /** All words with this prefix, the word itself included. */
  begunWith(word: string): string[];
  /** All words within an edit distance of `letters`. */
  near(word: string, letters: number): string[];
  clear(): void;
}

const NONE: readonly number[] = [];

export function createPostings(): Postings {
  const numbersOf = new Map<string, number[]>();
  const tree = new SearchableMap<true>();
  return {
    add(word, number) {
      const numbers = numbersOf.get(word);
      if (!numbers) {
        numbersOf.set(word, [number]);
        tree.set(word, true);
      } else if (numbers.at(-1) !== number) {
        numbers.push(number);
      }
    },
    remove(word, number) {
      const numbers = numbersOf.get(word);
      const at = numbers ? placeOf(number, numbers) : 0;
      if (!numbers || numbers[at] !== number) return;
      numbers.splice(at, 1);
      if (numbers.length > 0) return;
      numbersOf.delete(word);
      tree.delete(word);
    },
    of: (word) => numbersOf.get(word) ?? NONE,
    begunWith: (word) => [...tree.atPrefix(word).keys()],
    near: (word, letters) => [...tree.fuzzyGet(word, letters).keys()],
    clear() {
      numbersOf.clear();
      tree.clear();
    },
  };
}

/** The index of a number in an ascending list, or where it would be inserted. */
function placeOf(number: number, rising: readonly number[]): number {
  let from = 0;
  let until = rising.length;
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((rising[middle] ?? 0) < number) from = middle + 1;
    else until = middle;
  }
  return from;
}
