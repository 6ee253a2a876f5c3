/**
 * Measures an open session as it goes on, with the same result as `sessionSpeech` and
 * `measureListening` over all chunks. Each stored chunk is moved onto session time once, when it
 * arrives; each view computes the measures from all speech, which takes about a millisecond for an
 * hour of conversation.
 */
import type { Speech } from '../listening/conversation';
import type { Interval } from '../listening/interval';
import { measureListening, type Measures } from '../listening/measures';
import { bothHeard, firstWordsAt } from './both-heard';
import type { ChunkPayload } from './chunk';
import { manualSpeakerIntervals, runningIntervals, sessionTimeMs, toSessionTime } from './clock';
import { total, union } from '../intervals/intervals';
import type { SessionEvent } from './session';

/** How far back a view contains the speech itself, for the current turn and the short balance. */
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
  /** Adds a stored chunk; chunks may come in any order. */
  add(chunk: ChunkPayload): void;
  /** @param unstored chunks that may still change */
  viewAt(nowMs: number, unstored: readonly ChunkPayload[]): SessionListeningView;
}

/** The totals of the stored chunks, on session time. */
interface Counted {
  readonly coach: readonly Interval[];
  readonly coachee: readonly Interval[];
  /** Adjacent chunks join, so this list is as short as the number of gaps and muted intervals. */
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

/** How long each stream of one page load was heard, in ms. */
interface Streams {
  readonly page: string | null;
  readonly heardMs: ReadonlyMap<string, number>;
}

/** A chunk, or an interval of the manual speaker, which has no streams and no page load. */
type Heard = Omit<ChunkPayload, 'streams' | 'page'> &
  Partial<Pick<ChunkPayload, 'streams' | 'page'>>;

/** @param events the session's events so far; create another instance when they change */
export function createSessionListening(
  events: readonly SessionEvent[],
  stored: Iterable<ChunkPayload> = [],
): SessionListening {
  const chunks: ChunkPayload[] = [...stored];
  const untilForever = runningIntervals(events, Number.MAX_SAFE_INTEGER);
  let storedFirstMs = firstWordsAt(chunks);
  /** When somebody else first spoke, in stored and unstored chunks; epoch ms. */
  let firstMs = storedFirstMs;
  let counted = countAll();

  /**
   * Counts all stored chunks from scratch, in order of time: the view shows the streams of the
   * latest chunk's page load.
   */
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

  /** Counts again when the first speech of others moved: only time after it counts. */
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
