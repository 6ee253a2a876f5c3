/**
 * What was heard in a session, step by step: the same as `listened` and `measureListening` on all
 * chunks, at a cost per step that does not grow with the session.
 */
import type { Speech } from '../listening/conversation';
import { createListening, type Listening } from '../listening/create-listening';
import type { Interval } from '../listening/interval';
import type { Measures } from '../listening/measures';
import { bothHeard, firstWordsAt } from './both-heard';
import type { ChunkPayload } from './chunk';
import { handIntervals, runningStretches, sessionTimeMs, toSessionTime } from './clock';
import { total, union } from '../intervals/intervals';
import type { SessionEvent } from './session';

/** Chunks of two frames of a call may come this much out of order without starting over. */
const SETTLES_AFTER_MS = 15_000;
/** Speech itself is kept this far back, for the current turn and the short balance. */
const RECENT_MS = 20 * 60_000;

export interface SessionListeningView {
  /** Session time now, in ms. */
  readonly durationMs: number;
  readonly measures: Measures;
  /** The speech of the last 20 minutes, on session time. */
  readonly recent: Speech;
  readonly coveredMs: number;
  readonly blindMs: number;
  readonly mutedMs: number;
  readonly uncertainMs: { readonly coach: number; readonly coachee: number };
  /** How long each remote stream of the latest page load has been heard, longest first, in ms. */
  readonly streamsMs: readonly number[];
}

export interface SessionListening {
  /** Takes in a stored chunk. One that comes too late makes everything be counted anew. */
  add(chunk: ChunkPayload): void;
  /** @param unstored chunks that may still change */
  viewAt(nowMs: number, unstored: readonly ChunkPayload[]): SessionListeningView;
}

interface Counted {
  listening: Listening;
  settledMs: number;
  recent: { coach: Interval[]; coachee: Interval[] };
  /** Chunks touch, so these are as many as there are gaps and muted stretches. */
  covered: Interval[];
  muted: Interval[];
  uncertainMs: { coach: number; coachee: number };
  streams: Streams;
}

/** What each stream of one page load was heard. */
interface Streams {
  readonly page: string | null;
  readonly heardMs: ReadonlyMap<string, number>;
}

/** A chunk, or as much of one as the hand timer knows. */
type Heard = Omit<ChunkPayload, 'streams' | 'page'> &
  Partial<Pick<ChunkPayload, 'streams' | 'page'>>;

/** @param events those of the session so far; when they change, create another */
export function createSessionListening(
  events: readonly SessionEvent[],
  stored: Iterable<ChunkPayload> = [],
): SessionListening {
  const lastEventAt = events.at(-1)?.at ?? 0;
  const chunks: ChunkPayload[] = [...stored];
  const byHand = heardByHand(handIntervals(events, lastEventAt));
  let storedFirstMs = firstWordsAt(chunks);
  /** When somebody else was first heard, in stored and unstored chunks; epoch ms. */
  let firstMs = storedFirstMs;
  const untilForever = runningStretches(events, Number.MAX_SAFE_INTEGER);
  // What the hand timer still writes began then: nothing after it is settled.
  const handStartMs =
    openHand(Number.MAX_SAFE_INTEGER)[0] === undefined
      ? Infinity
      : sessionTimeMs(untilForever, lastEventAt);
  /** No more is settled while a chunk that began here is not stored: it may come yet, however late. */
  let heldMs = Infinity;
  let counted = countAll();

  function countAll(): Counted {
    const fresh: Counted = {
      listening: createListening(),
      settledMs: 0,
      recent: { coach: [], coachee: [] },
      covered: [],
      muted: [],
      uncertainMs: { coach: 0, coachee: 0 },
      streams: { page: null, heardMs: new Map() },
    };
    const all = [...chunks.map((chunk) => bothHeard(chunk, firstMs)), ...byHand];
    for (const chunk of all.toSorted((a, b) => a.fromMs - b.fromMs)) count(fresh, chunk);
    return fresh;
  }

  function count(into: Counted, chunk: Heard): void {
    const speech = speechOf(chunk);
    const settlingMs = sessionTimeMs(untilForever, chunk.fromMs) - SETTLES_AFTER_MS;
    into.settledMs = Math.max(into.settledMs, Math.min(settlingMs, handStartMs, heldMs));
    into.listening.push({
      ...speech,
      settledMs: into.settledMs,
    });
    const keepFrom = sessionTimeMs(untilForever, chunk.toMs) - RECENT_MS;
    into.recent = {
      coach: keepRecent(into.recent.coach, speech.coach, keepFrom),
      coachee: keepRecent(into.recent.coachee, speech.coachee, keepFrom),
    };
    into.covered = union([...into.covered, ...onSessionTime(chunk.covered)]);
    into.muted = union([...into.muted, ...onSessionTime(chunk.muted)]);
    into.uncertainMs = withUncertain(into.uncertainMs, chunk);
    into.streams = withStreams(into.streams, chunk);
  }

  function onSessionTime(intervals: readonly Interval[]): Interval[] {
    return union(toSessionTime(intervals, untilForever));
  }

  function speechOf({ coach, coachee }: Speech): Speech {
    return { coach: onSessionTime(coach), coachee: onSessionTime(coachee) };
  }

  /** Of the hand timer still running, what came after the last event. */
  function openHand(nowMs: number): Heard[] {
    const { coach, coachee, held } = handIntervals(events, nowMs);
    return heardByHand({
      coach: since(coach, lastEventAt),
      coachee: since(coachee, lastEventAt),
      held: since(held, lastEventAt),
    });
  }

  /** A full disk or a worker that is gone can keep chunks waiting while others are stored. */
  function holdFor(unstored: readonly ChunkPayload[]): void {
    heldMs = Math.min(...unstored.map(({ fromMs }) => sessionTimeMs(untilForever, fromMs)));
    if (heldMs < counted.settledMs) counted = countAll();
  }

  /** Other first words change how much of all that was heard counts. */
  function countFrom(wordsMs: number): void {
    if (wordsMs === firstMs) return;
    firstMs = wordsMs;
    counted = countAll();
  }

  return {
    add(chunk) {
      chunks.push(chunk);
      storedFirstMs = Math.min(storedFirstMs, firstWordsAt([chunk]));
      if (storedFirstMs < firstMs) countFrom(storedFirstMs);
      else if (sessionTimeMs(untilForever, chunk.fromMs) >= counted.settledMs)
        count(counted, bothHeard(chunk, firstMs));
      else counted = countAll();
    },
    viewAt(nowMs, unstored) {
      countFrom(Math.min(storedFirstMs, firstWordsAt(unstored)));
      holdFor(unstored);
      const open: readonly Heard[] = [
        ...unstored.map((chunk) => bothHeard(chunk, firstMs)),
        ...openHand(nowMs),
      ];
      const all = speechOf({
        coach: open.flatMap(({ coach }) => coach),
        coachee: open.flatMap(({ coachee }) => coachee),
      });
      const durationMs = sessionTimeMs(runningStretches(events, nowMs), nowMs);
      const totalMs = (before: readonly Interval[], added: readonly (readonly Interval[])[]) =>
        total(union([...before, ...onSessionTime(added.flat())]));
      const coveredMs = totalMs(
        counted.covered,
        open.map(({ covered }) => covered),
      );
      return {
        durationMs,
        measures: counted.listening.measuresAt(durationMs, {
          coach: since(all.coach, counted.settledMs),
          coachee: since(all.coachee, counted.settledMs),
        }),
        recent: {
          coach: union([...counted.recent.coach, ...all.coach]),
          coachee: union([...counted.recent.coachee, ...all.coachee]),
        },
        coveredMs,
        blindMs: durationMs - coveredMs,
        mutedMs: totalMs(
          counted.muted,
          open.map(({ muted }) => muted),
        ),
        uncertainMs: open.reduce(withUncertain, counted.uncertainMs),
        streamsMs: [...open.reduce(withStreams, counted.streams).heardMs.values()].toSorted(
          (a, b) => b - a,
        ),
      };
    },
  };
}

function heardByHand({ coach, held }: ReturnType<typeof handIntervals>): Heard[] {
  return held.map(([fromMs, toMs]) => {
    const whole: [number, number][] = [[fromMs, toMs]];
    const byCoach = coach.some(([startMs]) => startMs === fromMs);
    return {
      fromMs,
      toMs,
      covered: whole,
      muted: [],
      coach: byCoach ? whole : [],
      coachee: byCoach ? [] : whole,
      uncertainMs: { coach: 0, coachee: 0 },
    };
  });
}

/** The parts from `fromMs` on. */
function since(intervals: readonly Interval[], fromMs: number): Interval[] {
  return intervals
    .filter(([, endMs]) => endMs > fromMs)
    .map(([startMs, endMs]) => [Math.max(startMs, fromMs), endMs]);
}

function keepRecent(
  before: readonly Interval[],
  added: readonly Interval[],
  fromMs: number,
): Interval[] {
  return union([...before, ...added]).filter(([, endMs]) => endMs > fromMs);
}

function withStreams(before: Streams, { page, streams = [] }: Heard): Streams {
  if (page === undefined) return before;
  const heardMs = new Map(page === before.page ? before.heardMs : []);
  for (const { key, speech } of streams) heardMs.set(key, (heardMs.get(key) ?? 0) + total(speech));
  return { page, heardMs };
}

function withUncertain(
  before: { readonly coach: number; readonly coachee: number },
  { uncertainMs }: Heard,
) {
  return {
    coach: before.coach + uncertainMs.coach,
    coachee: before.coachee + uncertainMs.coachee,
  };
}
