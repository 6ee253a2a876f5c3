/**
 * Keeps the search in step with what is stored. It reads once, a little at a time so that the page
 * stays free, then record by record as changes are told. In memory alone: nothing of it is stored.
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
  /** Lets the page do what is waiting; resolves when there is time again. */
  rest(): Promise<void>;
  nowMs(): number;
}

export type SearchState =
  | { readonly is: 'off' }
  /** `done` of about `total` records are in. */
  | { readonly is: 'building'; readonly done: number; readonly total: number }
  | { readonly is: 'ready' }
  | { readonly is: 'failed' };

export interface SearchKeeper {
  state(): SearchState;
  /** Called when the state changes, and when what is found may have. @returns its stop */
  listen(listener: () => void): () => void;
  /** Begins to read, unless it has. */
  start(): void;
  /** Nothing of it stays in memory. */
  forget(): void;
  /**
   * What is found, told again as there is more of it and whenever what is searched changes.
   * @returns its stop
   */
  search(asked: Asked, limit: number, tell: (found: Found, whole: boolean) => void): () => void;
  /** What was asked last, so that coming back finds it; forgotten with the rest. */
  lastAsked: { read(): Asked | null; write(asked: Asked): void };
}

const PAGE = 200;
/** While it is read, what is found is looked for again after so many records more. */
const AGAIN_EVERY = 5_000;
/** The page is left free after this long: shorter than a frame. */
const WORK_MS = 10;

export function createSearchKeeper({
  sources,
  changes,
  rest,
  nowMs,
}: SearchKeeperDependencies): SearchKeeper {
  const index = createSearchIndex();
  const listeners = new Set<() => void>();
  /** Whoever searches, to be begun again. */
  const searches = new Set<() => void>();
  let state: SearchState = { is: 'off' };
  let asked: Asked | null = null;
  /** Another one since: whatever was begun before it ends. */
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
    /** @returns true when the page was left free meanwhile */
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

  /** Reads again what changed meanwhile. @returns false when another life has begun */
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
    // A receipt: somebody was erased, and no word of theirs stays, not even as a word of others.
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
          // What there is by now can be seen already; drawn once, it is not drawn at every step.
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
