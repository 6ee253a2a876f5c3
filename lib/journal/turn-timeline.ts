/**
 * A session as a timeline of turns: who spoke when, where notes are pinned, and where nothing could be heard.
 */
import { analyseConversation, type Conversation } from '../listening/conversation';
import type { Interval } from '../listening/interval';
import type { BySpeaker } from '../listening/speaker';
import type { NoteKind } from '../notes/kinds';
import { happened, type NoteRecord } from '../notes/note';
import type { PromptUseRecord } from '../prompts/use';
import type { ChunkPayload } from '../session/chunk';
import { runningIntervals, sessionTimeMs } from '../session/clock';
import { total } from '../intervals/intervals';
import { sessionSpeech } from '../session/session-speech';
import { phaseIntervals, type PhaseInterval } from '../session/phase-intervals';
import type { SessionPayload } from '../session/session';

/** Something pinned to a time; `atMs` is session time. */
export interface Mark {
  readonly id: string;
  readonly atMs: number;
  readonly what: 'note' | 'marker' | 'prompt';
  /** The note's kind. */
  readonly kind: NoteKind;
  readonly text: string;
}

/** All times are session time in ms; every list is sorted by start. */
export interface TurnTimeline {
  readonly durationMs: number;
  /** False when no intervals are stored: never measured, or deleted since. */
  readonly heard: boolean;
  /** All speech, back-channels included. */
  readonly speech: BySpeaker<readonly Interval[]>;
  readonly conversation: Conversation;
  /** Intervals in which both sides spoke. */
  readonly overlaps: readonly Interval[];
  /** Intervals without any data. */
  readonly blind: readonly Interval[];
  readonly muted: readonly Interval[];
  /** Adjacent phases differ: the same phase set twice in a row is one interval. */
  readonly phases: readonly PhaseInterval[];
  readonly marks: readonly Mark[];
}

export interface TurnTimelineData {
  readonly session: Pick<SessionPayload, 'events' | 'plannedMs'>;
  readonly chunks: readonly ChunkPayload[];
  readonly notes: readonly NoteRecord[];
  readonly promptUses: readonly PromptUseRecord[];
}

/** @param nowMs epoch ms; only used for a session that is still open */
export function scoreOf(material: TurnTimelineData, nowMs: number): TurnTimeline {
  const { session, chunks } = material;
  const heard = sessionSpeech(chunks, session.events, nowMs);
  const { durationMs, covered, muted } = heard;
  const conversation = analyseConversation(heard);
  const stretches = runningIntervals(session.events, nowMs);
  return {
    durationMs,
    heard: total(covered) > 0,
    speech: conversation.units,
    conversation,
    overlaps: overlapsOf(conversation.units.coach, conversation.units.coachee),
    blind: without(covered, durationMs),
    muted,
    phases: joined(phaseIntervals(session.events, stretches, session.plannedMs, durationMs)),
    marks: marksOf(material, stretches),
  };
}

function marksOf(
  { notes, promptUses }: TurnTimelineData,
  stretches: readonly Interval[],
): readonly Mark[] {
  const noted = happened(notes).map(({ id, payload }): Mark => {
    const { momentAt, marker, kind, text } = payload;
    const what = marker && text === '' ? 'marker' : 'note';
    return { id, atMs: sessionTimeMs(stretches, momentAt), what, kind, text };
  });
  const used = promptUses
    .filter(({ payload }) => payload.did === 'used')
    .map(({ id, payload }): Mark => {
      const atMs = sessionTimeMs(stretches, payload.usedAt);
      return { id, atMs, what: 'prompt', kind: 'free', text: payload.text };
    });
  return [...noted, ...used].toSorted((a, b) => a.atMs - b.atMs);
}

/** The intersection of two sorted lists of disjoint intervals. */
export function overlapsOf(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  const both: Interval[] = [];
  let next = 0;
  for (const [start, end] of one) {
    while (next < other.length && other[next]![1] <= start) next += 1;
    for (let at = next; at < other.length && other[at]![0] < end; at += 1)
      both.push([Math.max(start, other[at]![0]), Math.min(end, other[at]![1])]);
  }
  return both;
}

/** The gaps that sorted, disjoint intervals leave in `[0, durationMs)`. */
export function without(intervals: readonly Interval[], durationMs: number): Interval[] {
  const left: Interval[] = [];
  let from = 0;
  for (const [start, end] of intervals) {
    if (start > from) left.push([from, Math.min(start, durationMs)]);
    from = Math.max(from, end);
  }
  if (from < durationMs) left.push([from, durationMs]);
  return left;
}

function joined(stretches: readonly PhaseInterval[]): PhaseInterval[] {
  const out: PhaseInterval[] = [];
  for (const stretch of stretches) {
    const last = out.at(-1);
    if (last?.phase === stretch.phase) out[out.length - 1] = { ...last, untilMs: stretch.untilMs };
    else out.push(stretch);
  }
  return out;
}
