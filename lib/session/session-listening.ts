/**
 * What was heard in a session while it goes on: the same as `listened` and `measureListening` on all
 * chunks. Stored chunks are moved onto session time once, as they come; the measures are computed from
 * all speech at each view, which takes about a millisecond for an hour of conversation.
 */
import type { Speech } from '../listening/conversation';
import type { Interval } from '../listening/interval';
import { measureListening, type Measures } from '../listening/measures';
import { bothHeard, firstWordsAt } from './both-heard';
import type { ChunkPayload } from './chunk';
import { manualSpeakerIntervals, runningIntervals, sessionTimeMs, toSessionTime } from './clock';
import { total, union } from '../intervals/intervals';
import type { SessionEvent } from './session';

/** Speech itself is shown this far back, for the current turn and the short balance. */
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
  /** Takes in a stored chunk, in any order. */
  add(chunk: ChunkPayload): void;
  /** @param unstored chunks that may still change */
  viewAt(nowMs: number, unstored: readonly ChunkPayload[]): SessionListeningView;
}

/** Of the stored chunks, on session time. */
interface Counted {
  readonly coach: readonly Interval[];
  readonly coachee: readonly Interval[];
  /** Chunks touch, so these are as many as there are gaps and muted intervals. */
  readonly covered: readonly Interval[];
  readonly muted: readonly Interval[];
  readonly uncertainMs: { readonly coach: number; readonly coachee: number };
  readonly streams: Streams;
}

const NOTHING: Counted = {
  coach: [],
  coachee: [],
  covered: [],
  muted: [],
  uncertainMs: { coach: 0, coachee: 0 },
  streams: { page: null, heardMs: new Map() },
};

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
  const chunks: ChunkPayload[] = [...stored];
  const untilForever = runningIntervals(events, Number.MAX_SAFE_INTEGER);
  let storedFirstMs = firstWordsAt(chunks);
  /** When somebody else was first heard, in stored and unstored chunks; epoch ms. */
  let firstMs = storedFirstMs;
  let counted = countAll();

  /** The page load whose streams are shown is that of the latest chunk. */
  function countAll(): Counted {
    const inOrder = chunks.toSorted((a, b) => a.fromMs - b.fromMs);
    return withChunks(
      NOTHING,
      inOrder.map((chunk) => bothHeard(chunk, firstMs)),
    );
  }

  function withChunks(before: Counted, more: readonly Heard[]): Counted {
    const joined = (kind: 'coach' | 'coachee' | 'covered' | 'muted') =>
      union([...before[kind], ...onSessionTime(more.flatMap((chunk) => chunk[kind]))]);
    const uncertain = (side: 'coach' | 'coachee') =>
      more.reduce((sumMs, chunk) => sumMs + chunk.uncertainMs[side], before.uncertainMs[side]);
    return {
      coach: joined('coach'),
      coachee: joined('coachee'),
      covered: joined('covered'),
      muted: joined('muted'),
      uncertainMs: { coach: uncertain('coach'), coachee: uncertain('coachee') },
      streams: more.reduce(withStreams, before.streams),
    };
  }

  function onSessionTime(intervals: readonly Interval[]): Interval[] {
    return toSessionTime(intervals, untilForever);
  }

  /** Other first words change how much of all that was heard counts. */
  function countFrom(wordsMs: number): void {
    if (wordsMs === firstMs) return;
    firstMs = wordsMs;
    counted = countAll();
  }

  return {
    add(chunk) {
      const isLatest = chunk.fromMs >= (chunks.at(-1)?.fromMs ?? 0);
      chunks.push(chunk);
      storedFirstMs = Math.min(storedFirstMs, firstWordsAt([chunk]));
      if (storedFirstMs < firstMs) countFrom(storedFirstMs);
      else if (isLatest) counted = withChunks(counted, [bothHeard(chunk, firstMs)]);
      else counted = countAll();
    },
    viewAt(nowMs, unstored) {
      countFrom(Math.min(storedFirstMs, firstWordsAt(unstored)));
      const open: readonly Heard[] = [
        ...unstored.map((chunk) => bothHeard(chunk, firstMs)),
        ...heardByHand(manualSpeakerIntervals(events, nowMs)),
      ];
      const all = withChunks(counted, open);
      const { coach, coachee, covered, muted, uncertainMs, streams } = all;
      const durationMs = sessionTimeMs(runningIntervals(events, nowMs), nowMs);
      const coveredMs = total(covered);
      return {
        durationMs,
        measures: measureListening({ durationMs, coach, coachee }),
        recent: {
          coach: endingAfter(coach, durationMs - RECENT_MS),
          coachee: endingAfter(coachee, durationMs - RECENT_MS),
        },
        coveredMs,
        blindMs: durationMs - coveredMs,
        mutedMs: total(muted),
        uncertainMs,
        streamsMs: [...streams.heardMs.values()].toSorted((a, b) => b - a),
      };
    },
  };
}

function heardByHand({ coach, held }: ReturnType<typeof manualSpeakerIntervals>): Heard[] {
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

function endingAfter(intervals: readonly Interval[], fromMs: number): Interval[] {
  return intervals.filter(([, endMs]) => endMs > fromMs);
}

function withStreams(before: Streams, { page, streams = [] }: Heard): Streams {
  if (page === undefined) return before;
  const heardMs = new Map(page === before.page ? before.heardMs : []);
  for (const { key, speech } of streams) heardMs.set(key, (heardMs.get(key) ?? 0) + total(speech));
  return { page, heardMs };
}
