/** A session that was held earlier, as records: for stories that begin after it. */
import { newCommitment } from '../../../lib/commitments/commitment';
import { newNote } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import { newRecord, type AnyRecord } from '../../../lib/records/envelope';
import { newReflection } from '../../../lib/reflection/reflection';

const MINUTE = 60_000;
const LENGTH_MS = 58 * MINUTE;

interface Held {
  readonly person: string;
  readonly startedAt?: number;
  readonly notes?: readonly string[];
  readonly commitments?: readonly string[];
  readonly lines?: {
    readonly moment: string;
    readonly nextTime: string;
    readonly supervision: string;
  };
  /** With what was measured in it. */
  readonly measured?: boolean;
}

/** The session's id is `session-NAME`, the person's `person-NAME`. */
export function heldSession(name: string, held: Held): AnyRecord[] {
  const startedAt = held.startedAt ?? Date.UTC(2026, 2, 1, 13, 30);
  const sessionId = `session-${name}`;
  const personId = `person-${name}`;
  const links = { sessionId, personId };
  const stamp = (id: string) => ({ id: `${name}-${id}`, nowMs: startedAt });
  const events = [
    { type: 'started', at: startedAt },
    { type: 'ended', at: startedAt + LENGTH_MS, reason: 'coach' },
  ];
  const session = {
    setting: 'call',
    plannedMs: 60 * MINUTE,
    events,
    reflectionOpenedAt: startedAt + LENGTH_MS,
  };
  const reflection = newReflection(sessionId, personId, startedAt);
  return [
    newPerson(held.person, 'en', { id: personId, nowMs: startedAt }),
    newRecord('session', session, { id: sessionId, nowMs: startedAt }, links),
    ...(held.notes ?? []).map((text, index) =>
      newNote(text, startedAt + (index + 1) * 5_000, stamp(`note-${index}`), links),
    ),
    ...(held.commitments ?? []).map((text, index) =>
      newCommitment(text, '2026-03-08', stamp(`commitment-${index}`), links),
    ),
    ...(held.lines
      ? [{ ...reflection, payload: { ...reflection.payload, lines: held.lines, guessPercent: 30 } }]
      : []),
    ...(held.measured ? [newRecord('chunk', chunkFrom(startedAt), stamp('chunk'), links)] : []),
  ];
}

/** Forty minutes heard: in each, the coach for 15 s and the other for 40 s. */
function chunkFrom(startedAt: number) {
  const minutes = Array.from({ length: 40 }, (_, index) => startedAt + index * MINUTE);
  return {
    fromMs: startedAt,
    toMs: startedAt + LENGTH_MS,
    page: 'page',
    covered: [[startedAt, startedAt + 40 * MINUTE]],
    muted: [],
    coach: minutes.map((at) => [at, at + 15_000]),
    coachee: minutes.map((at) => [at + 18_000, at + 58_000]),
    streams: [],
    uncertainMs: { coach: 0, coachee: 0 },
  };
}
