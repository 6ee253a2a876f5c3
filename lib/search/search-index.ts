/**
 * Everything written, in memory, found by its words. It is cut into shards by time: a search goes
 * from the latest to the oldest, one short step each, and ends once enough is found, so that a key
 * stroke never waits for a hundred thousand notes.
 */
import MiniSearch, { type Query } from 'minisearch';
import type { Facet, SearchDocument } from './document';
import { createFamilies, type Families } from './families';
import { wordsIn, wordsOf } from './words';

export interface Asked {
  readonly query: string;
  readonly personId?: string | undefined;
  readonly facet?: Facet | undefined;
  /** From this instant on, in epoch ms. */
  readonly fromMs?: number | undefined;
  /** Before this one. */
  readonly untilMs?: number | undefined;
}

/**
 * How a document answers: with every word as written; with a word's beginning or another form of
 * it; with a word that is only near.
 */
export const CLOSENESS = ['written', 'form', 'near'] as const;
export type Closeness = (typeof CLOSENESS)[number];

export interface Hit {
  readonly document: SearchDocument;
  readonly closeness: Closeness;
  /** The words of the text that answer, folded. */
  readonly words: readonly string[];
}

export interface Found {
  /** The closest first, and the latest first among those as close. */
  readonly hits: readonly Hit[];
  /** There may be older ones: the search ended when it had enough. */
  readonly more: boolean;
}

export interface SearchIndex {
  size(): number;
  /** Adds a document, or puts it in place of the one with its key. */
  put(document: SearchDocument): void;
  remove(key: string): void;
  clear(): void;
  /** What is found so far, step by step; each step is short. No words and no filter find nothing. */
  search(asked: Asked, limit: number): Generator<Found, Found>;
}

/** Of very long texts the beginning is searched. */
export const MAX_SEARCHED_CHARS = 100_000;
const SHARD_MS = 30 * 86_400_000;
const MAX_SHARD = 2_000;

interface Shard {
  readonly bucket: number;
  readonly words: MiniSearch<SearchDocument>;
  readonly documents: Map<string, SearchDocument>;
}

export function createSearchIndex(): SearchIndex {
  const families = createFamilies();
  const shardOf = new Map<string, Shard>();
  /** The latest first. */
  let shards: Shard[] = [];

  function remove(key: string): void {
    const shard = shardOf.get(key);
    const document = shard?.documents.get(key);
    if (!shard || !document) return;
    shard.words.remove(document);
    shard.documents.delete(key);
    shardOf.delete(key);
  }

  function shardFor(document: SearchDocument): Shard {
    // People come first: a name typed is most often the person looked for.
    const bucket = document.kind === 'person' ? Infinity : Math.floor(document.at / SHARD_MS);
    const free = shards.find(
      (shard) => shard.bucket === bucket && shard.documents.size < MAX_SHARD,
    );
    if (free) return free;
    const made: Shard = { bucket, words: newWords(), documents: new Map() };
    const before = shards.findIndex((shard) => shard.bucket < bucket);
    shards.splice(before < 0 ? shards.length : before, 0, made);
    return made;
  }

  function newWords(): MiniSearch<SearchDocument> {
    return new MiniSearch<SearchDocument>({
      idField: 'key',
      fields: ['text'],
      tokenize(text) {
        const words: string[] = [];
        for (const { word, from, until } of wordsIn(text.slice(0, MAX_SEARCHED_CHARS))) {
          families.add(word, text.slice(from, until));
          words.push(word);
        }
        return words;
      },
      processTerm: (word) => word,
      searchOptions: { tokenize: (word) => [word], processTerm: (word) => word },
    });
  }

  function* search(asked: Asked, limit: number): Generator<Found, Found> {
    const words = wordsOf(asked.query);
    const forms = formsIn(asked.query, families);
    const passes = passing(asked);
    if (words.length === 0 && passes === null) return { hits: [], more: false };
    const hits = new Map<string, Hit>();
    const plans: Plan[] =
      words.length === 0
        ? ['all']
        : [
            { query: exact(words, forms), words, near: false },
            { query: near(words), words, near: true },
          ];
    for (const plan of plans) {
      for (const shard of shards) {
        if (hits.size >= limit) return { hits: ordered(hits, limit), more: true };
        for (const hit of hitsIn(shard, plan))
          if (!hits.has(hit.document.key) && (passes === null || passes(hit.document)))
            hits.set(hit.document.key, hit);
        yield { hits: ordered(hits, limit), more: true };
      }
    }
    return { hits: ordered(hits, limit), more: hits.size > limit };
  }

  return {
    size: () => shardOf.size,
    put(document) {
      remove(document.key);
      const shard = shardFor(document);
      shard.words.add(document);
      shard.documents.set(document.key, document);
      shardOf.set(document.key, shard);
    },
    remove,
    clear() {
      shards = [];
      shardOf.clear();
      families.clear();
    },
    search,
  };
}

/** Other forms of each of the query's words. */
function formsIn(query: string, families: Families): Map<string, string[]> {
  return new Map(
    Array.from(wordsIn(query), ({ word, from, until }) => [
      word,
      families.of(word, query.slice(from, until)),
    ]),
  );
}

/** Every word as written, as a beginning, or in another form. */
function exact(words: readonly string[], forms: ReadonlyMap<string, readonly string[]>): Query {
  return {
    combineWith: 'AND',
    queries: words.map((word) => ({
      combineWith: 'OR',
      queries: [{ queries: [word], prefix: true }, ...(forms.get(word) ?? [])],
    })),
  };
}

/** The same with a slip in it: none in short words and numbers, two in long ones. */
function near(words: readonly string[]): Query {
  return {
    combineWith: 'AND',
    queries: words.map((word) => ({
      queries: [word],
      prefix: true,
      fuzzy: slips(word),
    })),
  };
}

function slips(word: string): number | false {
  if (word.length < 4 || /\d/.test(word)) return false;
  return word.length < 8 ? 1 : 2;
}

type Plan =
  'all' | { readonly query: Query; readonly words: readonly string[]; readonly near: boolean };

function hitsIn({ words, documents }: Shard, plan: Plan): Hit[] {
  if (plan === 'all')
    return Array.from(documents.values(), (document) => ({
      document,
      closeness: 'written',
      words: [],
    }));
  return words.search(plan.query).flatMap(({ id, terms }) => {
    const document = documents.get(String(id));
    if (!document) return [];
    const asWritten = plan.words.every((word) => terms.includes(word));
    const closeness = plan.near ? 'near' : asWritten ? 'written' : 'form';
    return [{ document, closeness, words: terms }];
  });
}

/** Null when nothing is narrowed. */
function passing({ personId, facet, fromMs, untilMs }: Asked) {
  const wanted = [personId, facet, fromMs, untilMs];
  if (wanted.every((each) => each === undefined)) return null;
  return (document: SearchDocument) =>
    (personId === undefined || document.personId === personId) &&
    (facet === undefined || document.facets.includes(facet)) &&
    (fromMs === undefined || document.at >= fromMs) &&
    (untilMs === undefined || document.at < untilMs);
}

function ordered(hits: ReadonlyMap<string, Hit>, limit: number): Hit[] {
  return [...hits.values()]
    .toSorted(
      (a, b) =>
        CLOSENESS.indexOf(a.closeness) - CLOSENESS.indexOf(b.closeness) ||
        b.document.at - a.document.at,
    )
    .slice(0, limit);
}
