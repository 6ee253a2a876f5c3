/**
 * Which documents hold which word. Words are kept twice: by themselves, for the many that are put
 * in, and in MiniSearch's tree of their beginnings, for the few that are asked for. There is one of
 * each for everything written, so that a key stroke walks the words once, however many notes.
 */
import SearchableMap from 'minisearch/SearchableMap';

export interface Postings {
  /** @param number of a document: none before it was greater */
  add(word: string, number: number): void;
  remove(word: string, number: number): void;
  /** The numbers of the documents that hold it, rising. */
  of(word: string): readonly number[];
  /** Every word that begins so, itself included. */
  begunWith(word: string): string[];
  /** Every word at most so many letters put in, left out or changed away. */
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

/** Where in a rising list it stands, or would. */
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
