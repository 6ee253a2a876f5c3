import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../components/app/calendarDate';
import { recordAfter, rowOf, rowsShown } from '../../../components/commitments/commitmentRow';
import { editedReflection, joinEdits } from '../../../lib/reflection/edit';
import { commitmentRecord, newCommitment, withState } from '../../../lib/commitments/commitment';
import { newReflection, reflectionId, reflectionRecord } from '../../../lib/reflection/reflection';

const session = { id: 's', personId: 'p' };
const links = { sessionId: 's', personId: 'p' };

describe('edits of a reflection', () => {
  it('create the session’s record on the first edit', () => {
    const record = editedReflection(undefined, { lines: { moment: 'x' } }, session, 5);
    expect(reflectionRecord.safeParse(record).success).toBe(true);
    expect(record).toMatchObject({ id: reflectionId('s'), sessionId: 's', personId: 'p' });
    expect(record.payload.lines).toEqual({ moment: 'x', nextTime: '', supervision: '' });
  });

  it('leave other fields unchanged, including those edited by another page', () => {
    const before = newReflection('s', 'p', 1);
    const elsewhere = editedReflection(before, { scales: { free: 4 } }, session, 2);
    const record = editedReflection(elsewhere, { scales: { present: 0 } }, session, 3);
    expect(record.payload.scales).toMatchObject({ present: 0, free: 4, adapted: null });
    expect(record.updatedAt).toBeGreaterThan(elsewhere.updatedAt);
  });

  it('can clear an answer', () => {
    const joined = joinEdits({ guessPercent: 30, scales: { free: 4 } }, { scales: { free: null } });
    const record = editedReflection(undefined, joined, session, 1);
    expect(record.payload.guessPercent).toBe(30);
    expect(record.payload.scales.free).toBeNull();
  });

  it('combine edits of different lines', () => {
    const joined = joinEdits({ lines: { moment: 'a' } }, { lines: { nextTime: 'b' } });
    expect(joined.lines).toEqual({ moment: 'a', nextTime: 'b' });
  });
});

describe('commitment rows', () => {
  const stored = newCommitment('Call Paul', null, { id: 'c', nowMs: 10 }, links);
  const row = { id: 'n', createdAt: 20, text: ' Rest ', due: '2026-12-01', removed: false };

  it('creates a record once it has text', () => {
    expect(recordAfter(undefined, { ...row, text: ' ' }, links, 30)).toBeUndefined();
    const record = recordAfter(undefined, row, links, 30);
    expect(commitmentRecord.safeParse(record).success).toBe(true);
    // Started at 20 and stored at 30: a snapshot taken in between must not miss it.
    expect(record).toMatchObject({ id: 'n', createdAt: 20, updatedAt: 30, ...links });
    expect(record?.payload).toEqual({
      text: 'Rest',
      due: '2026-12-01',
      state: 'open',
      shareable: true,
      changes: [],
      keptIn: null,
    });
  });

  it('keeps the state when text and date change', () => {
    const done = { ...stored, payload: withState(stored.payload, 'done', 20) };
    const record = recordAfter(done, { ...rowOf(done), due: '2026-12-02' }, links, 30);
    expect(record?.payload).toEqual({ ...done.payload, due: '2026-12-02' });
  });

  it('deletes the record when its text is cleared, and restores it with the text', () => {
    const emptied = recordAfter(stored, { ...rowOf(stored), text: '' }, links, 30);
    expect(emptied).toMatchObject({ deletedAt: 30, payload: { text: 'Call Paul' } });
    const back = recordAfter(emptied, { ...rowOf(stored), text: 'Call' }, links, 40);
    expect(back).toMatchObject({ deletedAt: null, payload: { text: 'Call' } });
  });

  it('deletes a removed record only once', () => {
    const removed = recordAfter(stored, { ...rowOf(stored), removed: true }, links, 30);
    expect(removed?.deletedAt).toBe(30);
    expect(recordAfter(removed, { ...rowOf(stored), removed: true }, links, 40)).toBeUndefined();
  });

  it('shows what is stored and what is typed, oldest first, without removed ones', () => {
    const other = newCommitment('Other', null, { id: 'o', nowMs: 15 }, links);
    const typed = { ...rowOf(stored), text: 'Call P' };
    const gone = { ...rowOf(other), removed: true };
    const shown = rowsShown(
      [other, stored],
      new Map([
        ['n', row],
        ['c', typed],
        ['o', gone],
      ]),
    );
    expect(shown).toEqual([typed, row]);
  });
});

describe('reading a calendar date', () => {
  it('accepts only a date with a year of four digits', () => {
    expect(toCalendarDate('2026-12-01')).toBe('2026-12-01');
    expect(toCalendarDate('')).toBeNull();
    expect(toCalendarDate('12026-12-01')).toBeNull();
  });
});
