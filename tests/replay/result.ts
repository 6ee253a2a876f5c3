/** What a replay prints: sessions, orders, questions and stored speech, on the scenario's clock. */
import { total } from '../../lib/intervals/intervals';
import { interPausalUnits } from '../../lib/listening/inter-pausal-units';
import type { Interval } from '../../lib/listening/interval';
import type { Stores } from '../../lib/platform/stores';
import type { ChunkPayload } from '../../lib/session/chunk';
import { runningIntervals } from '../../lib/session/clock';
import { figuresOf } from '../../lib/session/figures-of';
import {
  ending,
  startedAt,
  type EndReason,
  type SessionEvent,
  type SessionRecord,
} from '../../lib/session/session';
import type { Tab } from './scenario';

export interface ReplayResult {
  readonly sessions: {
    readonly person: string | null;
    readonly startedMs: number;
    readonly endedMs: number | null;
    readonly endReason: EndReason | null;
    /** Without pauses. */
    readonly sessionMs: number;
    readonly coveredMs: number;
    readonly coachTalkMs: number;
    readonly coacheeTalkMs: number;
    readonly coachShare: number | null;
  }[];
  /** When a tab began and ceased to read levels. */
  readonly orders: { readonly atMs: number; readonly tab: Tab; readonly measure: boolean }[];
  readonly questions: { readonly atMs: number; readonly kind: string }[];
  readonly storedSpeech: {
    readonly tab: Tab | null;
    readonly who: 'coach' | 'others';
    readonly fromMs: number;
    readonly toMs: number;
  }[];
}

interface Played {
  readonly stores: Stores;
  readonly stopMs: number;
  /** The tab whose page load made a chunk. */
  tabOf(page: string): Tab | null;
  /** An instant of a session's records on the scenario's clock. */
  toScenario(sessionId: string, epochMs: number): number;
}

export async function resultOf({ stores, stopMs, tabOf, toScenario }: Played) {
  const sessions: ReplayResult['sessions'] = [];
  const storedSpeech: ReplayResult['storedSpeech'] = [];
  for (const session of await stores.sessions.list()) {
    const at = (epochMs: number) => toScenario(session.id, epochMs);
    const chunks = (await stores.chunks.bySession(session.id)).map(({ payload }) =>
      onScenarioClock(payload, at),
    );
    sessions.push(sessionResult(session, chunks, at, stopMs));
    storedSpeech.push(...speechResult(chunks, tabOf));
  }
  sessions.sort((a, b) => a.startedMs - b.startedMs);
  storedSpeech.sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);
  return { sessions, storedSpeech };
}

function sessionResult(
  { personId, payload }: SessionRecord,
  chunks: readonly ChunkPayload[],
  at: (epochMs: number) => number,
  stopMs: number,
): ReplayResult['sessions'][number] {
  const events = payload.events.map((event): SessionEvent =>
    event.type === 'ended' && event.madeAt !== undefined
      ? { ...event, at: at(event.at), madeAt: at(event.madeAt) }
      : { ...event, at: at(event.at) },
  );
  const end = ending(events);
  const figures = figuresOf(chunks, { events, plannedMs: payload.plannedMs }, stopMs);
  const { coachTalkMs = 0, coacheeTalkMs = 0, coachShare = null } = figures?.measures ?? {};
  return {
    person: personId,
    startedMs: startedAt(events),
    endedMs: end?.at ?? null,
    endReason: end?.reason ?? null,
    sessionMs: total(runningIntervals(events, stopMs)),
    coveredMs: figures?.coveredMs ?? 0,
    coachTalkMs,
    coacheeTalkMs,
    coachShare,
  };
}

function speechResult(
  chunks: readonly ChunkPayload[],
  tabOf: (page: string) => Tab | null,
): ReplayResult['storedSpeech'] {
  const found: ReplayResult['storedSpeech'] = [];
  for (const page of new Set(chunks.map((chunk) => chunk.page))) {
    const ofPage = chunks.filter((chunk) => chunk.page === page);
    for (const [who, side] of [
      ['coach', 'coach'],
      ['others', 'coachee'],
    ] as const)
      for (const [fromMs, toMs] of interPausalUnits(ofPage.flatMap((chunk) => chunk[side])))
        found.push({ tab: tabOf(page), who, fromMs, toMs });
  }
  return found;
}

function onScenarioClock(chunk: ChunkPayload, at: (epochMs: number) => number): ChunkPayload {
  const moved = (intervals: readonly Interval[]) =>
    intervals.map(([from, to]): [number, number] => [at(from), at(to)]);
  return {
    ...chunk,
    fromMs: at(chunk.fromMs),
    toMs: at(chunk.toMs),
    covered: moved(chunk.covered),
    muted: moved(chunk.muted),
    coach: moved(chunk.coach),
    coachee: moved(chunk.coachee),
    streams: chunk.streams.map(({ key, speech }) => ({ key, speech: moved(speech) })),
  };
}
