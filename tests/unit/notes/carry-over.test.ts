import { describe, expect, it } from 'vitest';
import {
  newCommitment,
  withState,
  type CommitmentRecord,
} from '../../../lib/commitments/commitment';
import { carriedOver } from '../../../lib/notes/carry-over';
import { newNote, newPrep, type NotePayload, type NoteRecord } from '../../../lib/notes/note';
import { newRecord, withPayload } from '../../../lib/records/envelope';

const LAST = 1_000;
const NOW = 2_000;
const session = newRecord(
  'session',
  {
    setting: 'call' as const,
    plannedMs: 3_600_000,
    events: [{ type: 'started' as const, at: NOW }],
    reflectionOpenedAt: null,
  },
  { id: 'now', nowMs: NOW },
  { sessionId: 'now', personId: 'p' },
);
const last = { sessionId: 'last', personId: 'p' };

function commitment(id: string, due: string | null = null): CommitmentRecord {
  return newCommitment(id, due, { id, nowMs: LAST }, last);
}
function note(id: string, change: Partial<NotePayload> = {}): NoteRecord {
  const parked = newNote(`+ ${id}`, LAST, { id, nowMs: LAST }, last);
  return withPayload(parked, { ...parked.payload, ...change }, LAST);
}
const ids = (commitments: CommitmentRecord[], notes: NoteRecord[]) =>
  carriedOver(session, commitments, notes).map(({ id }) => id);

describe('the items carried over to a session', () => {
  it('are open commitments, the soonest first, then notes kept for later', () => {
    expect(
      ids([commitment('later', '2030-02-01'), commitment('soon', '2030-01-01')], [note('idea')]),
    ).toEqual(['soon', 'later', 'idea']);
  });

  it('leave out what was done, dropped, or kept for next time in this session', () => {
    const done = commitment('done');
    const kept = commitment('kept');
    expect(
      ids(
        [
          withPayload(done, withState(done.payload, 'done', NOW + 1), NOW + 1),
          withPayload(kept, { ...kept.payload, keptIn: 'now' }, NOW + 1),
        ],
        [
          note('a', { settled: 'done' }),
          note('b', { settled: 'dropped' }),
          note('c', { keptIn: 'now' }),
        ],
      ),
    ).toEqual([]);
  });

  it('include an item in the session after the one it was kept in', () => {
    expect(ids([], [note('idea', { keptIn: 'last' })])).toEqual(['idea']);
  });

  it('leave out other notes, prepared ones, and those of this session', () => {
    const prep = newPrep('+ prep', { id: 'prep', nowMs: LAST }, 'p');
    const own = newNote(
      '+ own',
      NOW,
      { id: 'own', nowMs: NOW + 1 },
      { sessionId: 'now', personId: 'p' },
    );
    expect(ids([], [note('plain', { kind: 'free' }), prep, own])).toEqual([]);
  });
});
