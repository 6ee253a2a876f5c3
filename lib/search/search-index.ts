/**
 * The full-text index, in memory. A search looks up the words of the query once, counts every
 * document that holds them all, and sorts only the few documents to be shown.
 */
import type { Facet, SearchDocument } from './document';
import { createFamilies } from './families';
import { createFirst } from './first';
import { createPostings } from './postings';
import { wordsIn, wordsOf } from './words';

export interface Asked {
  readonly query: string;
  readonly personId?: string | undefined;
  readonly facet?: Facet | undefined;
  /** From this instant on, in epoch ms. */
  readonly fromMs?: number | undefined;
  /** Before this instant, in epoch ms. */
  readonly untilMs?: number | undefined;
}

/**
 * How closely a document matches:
 * - `written`: every word of the query as written
 * - `form`: at least one by its prefix or its stem
 * - `near`: at least one only with spelling differences
 */
export const CLOSENESS = ['written', 'form', 'near'] as const;
export type Closeness = (typeof CLOSENESS)[number];

export interface Hit {
  readonly document: SearchDocument;
  readonly closeness: Closeness;
  /** The words of the text that match, folded. */
  readonly words: readonly string[];
}

export interface Found {
  /** The closest matches first; among equally close ones people, then the latest. */
  readonly hits: readonly Hit[];
  /** There are more matches, less close or older. */
  readonly more: boolean;
}

export interface SearchIndex {
  size(): number;
  /** Adds a document; replaces the one with the same key. */
  put(document: SearchDocument): void;
  remove(key: string): void;
  clear(): void;
  /**
   * Yields the documents that match as written or in another form, and then, if these are fewer
   * than `limit`, returns those with near matches too. A query without words and without a filter
   * finds nothing.
   */
  search(asked: Asked, limit: number): Generator<Found, Found>;
}

/** Only this much of a very long text is searched. */
const MAX_SEARCHED_CHARS = 100_000;
/** The most different words of one query: a whole page may be pasted. */
const MAX_ASKED_WORDS = 24;

export function createSearchIndex(): SearchIndex {
  const families = createFamilies();
  const postings = createPostings();
  const numberOf = new Map<string, number>();
  /** By number; a removed document leaves an empty slot. */
  let documents: (SearchDocument | undefined)[] = [];

  function remove(key: string): void {
    const number = numberOf.get(key);
    const document = number === undefined ? undefined : documents[number];
    if (number === undefined || !document) return;
    for (const word of wordsOf(searchedText(document))) postings.remove(word, number);
    documents[number] = undefined;
    numberOf.delete(key);
  }

  function put(document: SearchDocument): void {
    remove(document.key);
    const number = documents.push(document) - 1;
    numberOf.set(document.key, number);
    const text = searchedText(document);
    for (const { word, from, until } of wordsIn(text)) {
      families.add(word, text.slice(from, until));
      postings.add(word, number);
    }
  }

  /** For each word of the query the words that match it, by closeness. */
  function answersTo(query: string): Answer[] {
    const answers = new Map<string, Answer>();
    for (const { word, from, until } of wordsIn(query)) {
      if (answers.size === MAX_ASKED_WORDS) break;
      const forms = [...postings.begunWith(word), ...families.of(word, query.slice(from, until))];
      answers.set(word, { written: [word], form: forms, near: [] });
    }
    return [...answers.values()];
  }

  /** @returns false when no word of the query has near matches */
  function addNear(answers: readonly Answer[]): boolean {
    for (const answer of answers)
      answer.near = answer.written.flatMap((word) => {
        const letters = slips(word);
        return letters === 0 ? [] : postings.near(word, letters);
      });
    return answers.some(({ near }) => near.length > 0);
  }

  /**
   * The documents that match every word of the query, and for each document how closely: an index
   * into {@link CLOSENESS}, by document number.
   */
  function reachedBy(answers: readonly Answer[]): Reached {
    const reached: number[] = [];
    const answered = new Uint8Array(documents.length);
    const steps = new Uint8Array(documents.length);
    for (const [at, answer] of answers.entries())
      for (const [step, closeness] of CLOSENESS.entries())
        for (const word of answer[closeness])
          for (const number of postings.of(word)) {
            // Words are tried from the closest on: take a document only once per query word, and
            // only if it matched every query word before.
            if (answered[number] !== at) continue;
            answered[number] = at + 1;
            if (step > (steps[number] ?? 0)) steps[number] = step;
            if (at === answers.length - 1) reached.push(number);
          }
    return { reached, steps };
  }

  function foundBy(answers: readonly Answer[], asked: Asked, limit: number): Found {
    const { reached, steps } = reachedBy(answers);
    const passes = passing(asked);
    const first = createFirst<Ranked>(limit, before);
    for (const number of answers.length === 0 ? documents.keys() : reached) {
      const document = documents[number];
      if (document && (passes === null || passes(document)))
        first.offer({ step: steps[number] ?? 0, document });
    }
    const wanted = new Set(
      answers.flatMap(({ written, form, near }) => [written, form, near].flat()),
    );
    return {
      hits: first.all().map(({ step, document }) => ({
        document,
        closeness: CLOSENESS[step] ?? 'near',
        words: wordsOf(searchedText(document)).filter((word) => wanted.has(word)),
      })),
      more: first.offered() > limit,
    };
  }

  function* search(asked: Asked, limit: number): Generator<Found, Found> {
    const answers = answersTo(asked.query);
    if (answers.length === 0 && passing(asked) === null) return { hits: [], more: false };
    const found = foundBy(answers, asked, limit);
    if (found.hits.length >= limit) return found;
    yield found;
    return addNear(answers) ? foundBy(answers, asked, limit) : found;
  }

  return {
    size: () => numberOf.size,
    put,
    remove,
    clear() {
      documents = [];
      numberOf.clear();
      postings.clear();
      families.clear();
    },
    search,
  };
}

function searchedText({ text }: SearchDocument): string {
  return text.slice(0, MAX_SEARCHED_CHARS);
}

/** How many letters may differ: none in short words and numbers, two in long words. */
function slips(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** The words that match one word of the query. */
type Answer = Record<Closeness, readonly string[]>;

interface Reached {
  readonly reached: readonly number[];
  readonly steps: Uint8Array;
}

interface Ranked {
  readonly step: number;
  readonly document: SearchDocument;
}

/** People come before other documents: whoever types a name most often looks for the person. */
function before(a: Ranked, b: Ranked): number {
  const isOther = ({ document }: Ranked) => Number(document.kind !== 'person');
  return a.step - b.step || isOther(a) - isOther(b) || b.document.at - a.document.at;
}

/** The filter of a search; null when the search has none. */
function passing({ personId, facet, fromMs, untilMs }: Asked) {
  const wanted = [personId, facet, fromMs, untilMs];
  if (wanted.every((each) => each === undefined)) return null;
  return (document: SearchDocument) =>
    (personId === undefined || document.personId === personId) &&
    (facet === undefined || document.facets.includes(facet)) &&
    (fromMs === undefined || document.at >= fromMs) &&
    (untilMs === undefined || document.at < untilMs);
}
