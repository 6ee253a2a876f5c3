/**
 * The state of the second, simpler recorder: running totals instead of lists of events, names of
 * meetings instead of addresses, one frame a tab.
 */
export type Side = 'coach' | 'coachee';
export type Span = readonly [fromMs: number, untilMs: number];

/**
 * What a tab's address says: one of two certain meetings, one of two that cannot be told apart for
 * certain, a page that names none, or nothing at all.
 */
export const ADDRESSES = {
  anna: 'https://meet.google.com/abc-defg-hij',
  paul: 'https://meet.google.com/xyz-wxyz-xyz',
  unsure: 'https://calls.example/join?x9=17',
  unsureToo: 'https://calls.example/join?x9=18',
  front: 'https://meet.google.com/',
  hidden: undefined,
} as const;
export type Place = keyof typeof ADDRESSES;

export interface ModelChunk {
  /** What is kept of it. */
  readonly parts: readonly Span[];
  /** The other side speaks from its beginning to its end. */
  readonly spoken: boolean;
}

export interface ModelSession {
  readonly id: string;
  readonly person: string;
  state: 'running' | 'paused' | 'ended';
  beforeEnd: 'running' | 'paused';
  plannedMs: number;
  inCall: boolean;
  phase: string | null;
  readonly startedAt: number;
  /** Session time up to `since`, and since when more is added; null while it stands still. */
  elapsedMs: number;
  since: number | null;
  /** The stretches that make up `elapsedMs`. */
  readonly ran: Span[];
  end: { readonly at: number; readonly madeAt: number | null; readonly reason: Reason } | null;
  lastEventAt: number;
  updatedAt: number;
  hand: { readonly side: Side; readonly since: number } | null;
  handMs: Record<Side, number>;
  /** It is on record that the reflection opened; a worker may have died before it did. */
  reflectionNoted: boolean;
  reflection: 'in front' | 'behind' | null;
  hasFigures: boolean;
  readonly chunks: Map<string, ModelChunk>;
  /** When its draft was last written. */
  draftAt: number | null;
}
export type Reason = 'coach' | 'hangup' | 'tabClosed';

export interface ModelNote {
  readonly id: string;
  readonly person: string;
  sessionId: string | null;
  readonly prep: boolean;
  /** When it was last written. */
  at: number;
}

export interface ModelPage {
  readonly live: number;
  readonly others: number | null;
  readonly place: Place;
}

export interface ModelBinding {
  readonly sessionId: string;
  readonly tabId: number;
  /** The last named meeting. */
  place: Place | null;
  moved: { readonly place: Place; readonly since: number } | null;
  othersSeen: boolean;
  absentSince: number | null;
  emptied: boolean;
  lostAt: number | null;
}

export interface ModelQuestion {
  readonly kind: 'anotherMeeting' | 'emptyRoom' | 'afterHangUp';
  readonly sessionId: string;
  readonly tabId: number;
  readonly endAt: number;
}

export interface Model {
  nowMs: number;
  readonly sessions: Map<string, ModelSession>;
  readonly notes: Map<string, ModelNote>;
  readonly consents: Map<string, { readonly at: number; readonly given: boolean }[]>;
  /** Whose session starts by itself in a meeting. */
  readonly starts: Map<Place, Set<string>>;
  /** Only those with a live connection. */
  readonly pages: Map<number, ModelPage>;
  known: string | null;
  bound: ModelBinding | null;
  former: ModelBinding | null;
  question: ModelQuestion | null;
  windows: {
    readonly sessionId: string;
    readonly tabId: number;
    readonly from: number;
    until: number | null;
  }[];
  /** The state after each write, where it is asked for: a worker may die after any of them. */
  trail: Model[] | null;
}

export function newModel(nowMs: number, persons: readonly string[]): Model {
  return {
    nowMs,
    sessions: new Map(),
    notes: new Map(),
    consents: new Map(persons.map((person) => [person, []])),
    starts: new Map([
      ['anna', new Set()],
      ['paul', new Set()],
    ]),
    pages: new Map(),
    known: null,
    bound: null,
    former: null,
    question: null,
    windows: [],
    trail: null,
  };
}

export function copyOf(model: Model): Model {
  return structuredClone({ ...model, trail: null });
}

/** A write has been done. */
export function wrote(model: Model): void {
  model.trail?.push(copyOf(model));
}

/** The same text for the same state. */
export function textOf(model: Model): string {
  return JSON.stringify(model, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
  );
}

export const openSession = ({ sessions }: Model) =>
  [...sessions.values()].find(({ state }) => state !== 'ended');

export const isGiven = (model: Model, person: string) =>
  model.consents.get(person)?.at(-1)?.given ?? false;

/** What lies in all lists, in order, touching parts joined. */
export function common(...lists: readonly (readonly Span[])[]): Span[] {
  const parts = lists.reduce((left, right) =>
    left.flatMap(([a, b]) =>
      right.map(([c, d]): Span => [Math.max(a, c), Math.min(b, d)]).filter(([s, e]) => e > s),
    ),
  );
  const joined: [number, number][] = [];
  for (const [from, until] of parts.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else joined.push([from, until]);
  }
  return joined;
}
