/** One invented session: its events, speech, notes and reflection. */
import type { NoteKind } from '../notes/kinds';
import { newMarker, newNote, type NoteRecord } from '../notes/note';
import { newRecord, withPayload, type AnyRecord } from '../records/envelope';
import { newReflection, type ReflectionRecord } from '../reflection/reflection';
import { figuresOf } from '../session/figures-of';
import type { SessionEvent, SessionRecord } from '../session/session';
import type { Chance } from './chance';
import { conversationChunks } from './conversation';
import type { SampleWords } from './words';

const MINUTE_MS = 60_000;

export interface SampleContext {
  /** The person's id. */
  readonly id: string;
  readonly words: SampleWords;
  readonly nowMs: number;
  readonly chance: Chance;
}

interface SampleSessionOptions {
  readonly number: number;
  /** Epoch ms. */
  readonly startedAt: number;
  /** 0 at the first session, 1 at the last: over time the coach talks less and holds more silences. */
  readonly progress: number;
  readonly keepChunks: boolean;
  readonly reflected: boolean;
}

export function sampleSession(context: SampleContext, options: SampleSessionOptions): AnyRecord[] {
  const { id, chance, nowMs } = context;
  const { number, startedAt, progress, keepChunks, reflected } = options;
  const sessionId = `${id}:session${number}`;
  const links = { sessionId, personId: id };
  const endedAt = startedAt + chance.whole(46, 62) * MINUTE_MS;
  const chunks = conversationChunks(
    {
      fromMs: startedAt,
      toMs: endedAt,
      coachTurnMs: 24_000 - 11_000 * progress + chance.between(-3_000, 3_000),
      holding: 0.08 + 0.2 * progress,
    },
    chance,
  );
  const session: SessionRecord = newRecord(
    'session',
    {
      setting: 'call' as const,
      plannedMs: 60 * MINUTE_MS,
      events: eventsOf(startedAt, endedAt),
      reflectionOpenedAt: endedAt,
    },
    { id: sessionId, nowMs: startedAt },
    links,
  );
  const figures = figuresOf(chunks, session.payload, nowMs);
  const stored = keepChunks
    ? chunks.map((chunk, index) =>
        newRecord('chunk', chunk, { id: `${sessionId}:chunk${index}`, nowMs: chunk.toMs }, links),
      )
    : [];
  return [
    withPayload(session, { ...session.payload, ...(figures && { figures }) }, endedAt),
    ...stored,
    ...notesOf(context, sessionId, startedAt, endedAt),
    ...(reflected
      ? [reflectionOf(context, sessionId, endedAt, progress, figures?.measures.coachShare ?? null)]
      : []),
  ];
}

function eventsOf(startedAt: number, endedAt: number): SessionEvent[] {
  const minute = (number: number) => startedAt + number * MINUTE_MS;
  return [
    { type: 'started', at: startedAt },
    { type: 'phase', at: minute(6), phase: 'contract' },
    { type: 'phase', at: minute(11), phase: 'explore' },
    { type: 'phase', at: minute(26), phase: 'deepen' },
    { type: 'safety', at: minute(30), tended: true },
    { type: 'phase', at: minute(37), phase: 'commit' },
    { type: 'ended', at: endedAt, reason: 'coach' },
  ];
}

/** Note kinds in the order in which they occur in a session. */
const KINDS: readonly NoteKind[] = [
  'free',
  'feeling',
  'question',
  'insight',
  'parking',
  'commitment',
  'supervision',
];

function notesOf(
  { id, words, chance }: SampleContext,
  sessionId: string,
  startedAt: number,
  endedAt: number,
): NoteRecord[] {
  const links = { sessionId, personId: id };
  const at = (share: number) => Math.floor(startedAt + share * (endedAt - startedAt));
  const chosen = KINDS.filter((kind) => kind === 'free' || chance.happens(0.65));
  const notes = chosen.map((kind, index): NoteRecord => {
    const nowMs = at((index + chance.between(0.3, 0.9)) / (chosen.length + 0.5));
    const made = newNote(
      chance.oneOf(words.notes[kind]),
      nowMs - 4_000,
      { id: `${sessionId}:note${index}`, nowMs },
      links,
    );
    // Use the given kind: a sign in the words must not select another.
    const settled = kind === 'parking' && chance.happens(0.6) ? ('done' as const) : null;
    return { ...made, payload: { ...made.payload, kind, settled, shareable: kind === 'insight' } };
  });
  const marker = newMarker(at(0.55), { id: `${sessionId}:marker`, nowMs: at(0.55) }, links);
  return chance.happens(0.3) ? [...notes, marker] : notes;
}

function reflectionOf(
  { id, words, chance }: SampleContext,
  sessionId: string,
  endedAt: number,
  progress: number,
  coachShare: number | null,
): ReflectionRecord {
  const made = newReflection(sessionId, id, endedAt + MINUTE_MS);
  const scale = (low: number) =>
    Math.max(0, Math.min(10, Math.round(low + 2.5 * progress + chance.between(-1.5, 1.5))));
  // Guesses start too low and become more accurate.
  const off = (1 - progress) * -14 + chance.between(-5, 5);
  const guess = coachShare === null ? null : Math.round(coachShare * 100 + off);
  const answered = chance.happens(0.5);
  return withPayload(
    made,
    {
      ...made.payload,
      guessPercent: guess === null ? null : Math.max(0, Math.min(100, guess)),
      revealedAt: endedAt + 2 * MINUTE_MS,
      coachShare,
      scales: { present: scale(6), free: scale(5), adapted: scale(6), chosenStep: scale(5) },
      lines: {
        moment: chance.oneOf(words.moments),
        nextTime: chance.oneOf(words.nextTimes),
        supervision: chance.oneOf(words.supervision),
      },
      finishedAt: endedAt + 4 * MINUTE_MS,
      coachee: answered
        ? { said: scale(6), heard: scale(7), suited: scale(6), energy: scale(6) }
        : made.payload.coachee,
    },
    endedAt + 4 * MINUTE_MS,
  );
}
