/**
 * Keeps the search index in step with the stored records. It reads all records once, in small steps
 * so that the page stays responsive, then reads single records as changes are announced. The index
 * is in memory only and is never stored.
 */
import type { Change } from '../messages/changes';
import type { Repository } from '../records/repository';
import {
  documentKeys,
  documentsOf,
  SEARCHED_KINDS,
  type Searched,
  type SearchedKind,
} from './document';
import { createSearchIndex, type Asked, type Found } from './search-index';

type Source<R extends Searched> = Pick<Repository<R>, 'get' | 'page' | 'count'>;
type OfKind<K extends SearchedKind> = Extract<Searched, { kind: K }>;

export interface SearchKeeperDependencies {
  readonly sources: { readonly [K in SearchedKind]: Source<OfKind<K>> };
  readonly changes: { listen(listener: (change: Change) => void): () => void };
  /** Yields to the page's pending work; resolves when the search may go on. */
  rest(): Promise<void>;
  nowMs(): number;
}

export type SearchState =
  | { readonly is: 'off' }
  /** `done` of about `total` records are indexed. */
  | { readonly is: 'building'; readonly done: number; readonly total: number }
  | { readonly is: 'ready' }
  | { readonly is: 'failed' };

export interface SearchKeeper {
  state(): SearchState;
  /**
   * Calls the listener when the state changes, and when the results may have changed.
   * @returns what stops the calls
   */
  listen(listener: () => void): () => void;
  /** Starts to build the index; does nothing when it is built or being built. */
  start(): void;
  /** Clears the index and all that belongs to it from memory. */
  forget(): void;
  /**
   * Calls `tell` with the results: again while the index grows, and whenever a searched record
   * changes.
   * @returns what stops the calls
   */
  search(asked: Asked, limit: number, tell: (found: Found, whole: boolean) => void): () => void;
  /** The last search, restored when the coach comes back to the page; `forget` clears it too. */
  lastAsked: { read(): Asked | null; write(asked: Asked): void };
}

const PAGE = 200;
/**
 * While the index is built, running searches are repeated each time so many more records are in.
 */
const AGAIN_EVERY = 5_000;
/** The work yields to the page after this long, in ms: less than one frame. */
const WORK_MS = 10;

export function createSearchKeeper({
  sources,
  changes,
  rest,
  nowMs,
}: SearchKeeperDependencies): SearchKeeper {
  const index = createSearchIndex();
  const listeners = new Set<() => void>();
  /** Running searches; calling one starts it anew. */
  const searches = new Set<() => void>();
  let state: SearchState = { is: 'off' };
  let asked: Asked | null = null;
  /** Counts the builds of the index; async work that began under an older number stops. */
  let life = 0;
  let waiting: { kind: SearchedKind; id: string }[] = [];
  let stopListening: (() => void) | null = null;

  function become(next: SearchState): void {
    const again = next.is === 'ready' || progress(next) > progress(state);
    state = next;
    for (const listener of listeners) listener();
    if (again) for (const begin of searches) begin();
  }

  function progress(of: SearchState): number {
    return of.is === 'building' ? Math.floor(of.done / AGAIN_EVERY) : 0;
  }

  function createPace() {
    let since = nowMs();
    /** @returns true when it yielded to the page */
    return async (): Promise<boolean> => {
      if (nowMs() - since < WORK_MS) return false;
      await rest();
      since = nowMs();
      return true;
    };
  }

  async function build(mine: number): Promise<void> {
    const counts = await Promise.all(SEARCHED_KINDS.map((kind) => sources[kind].count()));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const pace = createPace();
    let done = 0;
    for (const kind of SEARCHED_KINDS) {
      for (let after: string | null = null; ;) {
        const page: { records: readonly Searched[]; last: string | null } = await sources[
          kind
        ].page(after, PAGE);
        if (mine !== life) return;
        for (const record of page.records) {
          await pace();
          if (mine !== life) return;
          for (const document of documentsOf(record)) index.put(document);
          done += 1;
        }
        become({ is: 'building', done, total });
        if (page.last === null) break;
        after = page.last;
      }
    }
    if (await catchUp(mine)) become({ is: 'ready' });
  }

  /**
   * Indexes the records that changed in the meantime.
   * @returns false when the index was cleared or built anew
   */
  async function catchUp(mine: number): Promise<boolean> {
    const pace = createPace();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await pace();
      const record: Searched | undefined = await sources[next.kind].get(next.id);
      if (mine !== life) return false;
      for (const key of documentKeys(next.kind, next.id)) index.remove(key);
      if (record && record.deletedAt === null)
        for (const document of documentsOf(record)) index.put(document);
    }
    return true;
  }

  function hear({ kind, ids }: Change): void {
    const searched = SEARCHED_KINDS.find((each) => each === kind);
    // A receipt means that a person was erased. Build the index anew: removing their documents
    // alone would leave their words in the stem groups.
    if (kind === 'receipt' || (searched && ids.length === 0)) return restart();
    if (!searched) return;
    waiting.push(...ids.map((id) => ({ kind: searched, id })));
    if (state.is !== 'ready') return;
    const mine = life;
    catchUp(mine).then(
      (same) => same && become({ is: 'ready' }),
      (error: unknown) => mine === life && fail(error),
    );
  }

  function fail(error: unknown): void {
    console.warn('aparté: the search could not be built', error);
    forget();
    become({ is: 'failed' });
  }

  function empty(): void {
    life += 1;
    waiting = [];
    index.clear();
    for (const begin of searches) begin();
  }

  function restart(): void {
    empty();
    begin();
  }

  function begin(): void {
    const mine = life;
    become({ is: 'building', done: 0, total: 0 });
    build(mine).catch((error: unknown) => mine === life && fail(error));
  }

  function forget(): void {
    stopListening?.();
    stopListening = null;
    asked = null;
    empty();
    become({ is: 'off' });
  }

  return {
    state: () => state,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (state.is === 'building' || state.is === 'ready') return;
      stopListening ??= changes.listen(hear);
      begin();
    },
    forget,
    search(query, limit, tell) {
      let turn = 0;
      const run = async () => {
        const mine = (turn += 1);
        const pace = createPace();
        let shown = false;
        const steps = index.search(query, limit);
        for (;;) {
          const { value, done } = steps.next();
          if (done) return tell(value, true);
          const rested = await pace();
          if (mine !== turn) return;
          // Show the first results early, but only once: a redraw at every step would be wasted.
          if (!rested || shown || value.hits.length === 0) continue;
          shown = true;
          tell(value, false);
        }
      };
      const begin = () => void run();
      searches.add(begin);
      begin();
      return () => {
        turn += 1;
        searches.delete(begin);
      };
    },
    lastAsked: {
      read: () => asked,
      write: (next) => {
        asked = next;
      },
    },
  };
}
