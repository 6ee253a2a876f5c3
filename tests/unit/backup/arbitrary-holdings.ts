/** Arbitrary databases with few ids and few instants, so that two of them collide in every possible way. */
import fc from 'fast-check';
import type { Holdings } from '../../../lib/backup/holdings';
import { newNote } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import { withDeleted, type AnyRecord } from '../../../lib/records/envelope';
import { newRecord } from '../../../lib/records/envelope';
import type { ChunkPayload } from '../../../lib/session/chunk';
import type { SessionPayload } from '../../../lib/session/session';

export const NOTHING: Holdings = { records: [], erased: [] };

const instant = fc.integer({ min: 1, max: 9 });
const owner = fc.constantFrom('a', 'b', 'c');
const words = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .map((text) => `.${text}`);

const person = fc
  .tuple(owner, words, instant)
  .map(([id, name, nowMs]): AnyRecord => newPerson(name, 'fr', { id, nowMs }));

const session = fc.tuple(owner, owner, instant).map(([id, personId, nowMs]): AnyRecord => {
  const payload: SessionPayload = {
    setting: 'call',
    plannedMs: 3_600_000,
    events: [{ type: 'started', at: nowMs }],
    reflectionOpenedAt: null,
  };
  return newRecord('session', payload, { id, nowMs }, { sessionId: id, personId });
});

const note = fc
  .tuple(fc.constantFrom('1', '2', '3', '4'), words, instant, owner, owner)
  .map(([id, text, nowMs, sessionId, personId]): AnyRecord => {
    return newNote(text, nowMs, { id, nowMs }, { sessionId, personId });
  });

const chunk = fc
  .tuple(fc.constantFrom('1', '2', '3'), instant, owner)
  .map(([id, nowMs, sessionId]): AnyRecord => {
    const payload: ChunkPayload = {
      fromMs: nowMs,
      toMs: nowMs + 10,
      page: 'page',
      covered: [[nowMs, nowMs + 10]],
      muted: [],
      coach: [[nowMs, nowMs + 5]],
      coachee: [],
      streams: [],
      uncertainMs: { coach: 0, coachee: 0 },
    };
    return newRecord('chunk', payload, { id, nowMs }, { sessionId });
  });

const record = fc
  .tuple(fc.oneof(person, session, note, chunk), fc.boolean())
  .map(([made, deleted]) => (deleted ? withDeleted(made, true, made.updatedAt) : made));

const erased = fc.record({
  kind: fc.constantFrom('person' as const, 'session' as const, 'note' as const, 'chunk' as const),
  id: fc.constantFrom('a', 'b', 'c', '1', '2', '3', '4'),
  erasedAt: instant,
});

const key = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`;

/** Content as a database holds it: each key once, and never both stored and erased. */
export const holdings: fc.Arbitrary<Holdings> = fc
  .tuple(
    fc.uniqueArray(record, { selector: key, maxLength: 12 }),
    fc.uniqueArray(erased, { selector: key, maxLength: 6 }),
  )
  .map(([records, gone]) => {
    const there = new Set(records.map(key));
    return { records, erased: gone.filter((each) => !there.has(key(each))) };
  });
