import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carriedInto,
  COMMITMENT_STATES,
  commitmentRecord,
  newCommitment,
  openFirst,
  stateSince,
  withState,
  type CommitmentRecord,
} from '../../../lib/commitments/commitment';
import { withPayload } from '../../../lib/records/envelope';

const links = { sessionId: 's', personId: 'p' };

function made(id: string, due: string | null, createdAt = 10, sessionId: string | null = 's') {
  return newCommitment(`words of ${id}`, due, { id, nowMs: createdAt }, { ...links, sessionId });
}

function inState(record: CommitmentRecord, state: 'open' | 'done' | 'dropped', atMs: number) {
  return withPayload(record, withState(record.payload, state, atMs), atMs);
}

const anyCommitment = fc
  .record({
    id: fc.uuid(),
    createdAt: fc.nat(1_000),
    due: fc.option(fc.constantFrom('2026-01-01', '2026-02-01', '2027-01-01')),
    states: fc.array(fc.tuple(fc.constantFrom(...COMMITMENT_STATES), fc.nat(1_000))),
  })
  .map(({ id, createdAt, due, states }) =>
    states.reduce((record, [state, at]) => inState(record, state, at), made(id, due, createdAt)),
  );

describe('a commitment', () => {
  it('stores when its state changed', () => {
    const done = inState(made('a', null), 'done', 50);
    expect(done.payload.changes).toEqual([{ at: 50, state: 'done' }]);
    expect(stateSince(done)).toBe(50);
    expect(inState(inState(done, 'done', 60), 'open', 70).payload.changes).toEqual([
      { at: 50, state: 'done' },
      { at: 70, state: 'open' },
    ]);
  });

  it('has its state since its creation when nothing changed', () => {
    expect(stateSince(made('a', null, 33))).toBe(33);
  });

  it('stored before changes were recorded can still be read', () => {
    const { changes, ...before } = made('a', null).payload;
    expect(changes).toEqual([]);
    expect(commitmentRecord.parse({ ...made('a', null), payload: before })).toEqual(
      made('a', null),
    );
  });

  it('requires text', () => {
    expect(() => newCommitment('  ', null, { id: 'a', nowMs: 1 }, links)).toThrow(RangeError);
  });
});

describe('sorting commitments', () => {
  it('puts the soonest open date on top, and the latest done first below', () => {
    const records = [
      inState(made('done early', null), 'done', 100),
      made('some day', null),
      made('later', '2026-03-01'),
      inState(made('let go late', '2026-01-01'), 'dropped', 200),
      made('soon', '2026-02-01'),
    ];
    expect(openFirst(records).map(({ id }) => id)).toEqual([
      'soon',
      'later',
      'some day',
      'let go late',
      'done early',
    ]);
  });

  it('drops none, and puts no open one below a closed one', () => {
    fc.assert(
      fc.property(fc.array(anyCommitment), (records) => {
        const sorted = openFirst(records);
        expect(sorted.map(({ id }) => id).toSorted()).toEqual(
          records.map(({ id }) => id).toSorted(),
        );
        const open = sorted.map(({ payload }) => payload.state === 'open');
        expect(open.lastIndexOf(true)).toBeLessThan(
          open.includes(false) ? open.indexOf(false) : Infinity,
        );
      }),
    );
  });
});

describe('the commitments carried into a session', () => {
  const session = { id: 'now', startedAt: 500 };

  it('are those open when it started, ticked since or not', () => {
    const open = made('open', null);
    const ticked = inState(made('ticked', null), 'done', 600);
    const before = inState(made('before', null), 'done', 400);
    const own = made('own', null, 450, 'now');
    const after = made('after', null, 700, null);
    expect(carriedInto(session, [open, ticked, before, own, after])).toEqual([open, ticked]);
  });
});
