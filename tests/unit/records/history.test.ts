import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newMarker, newNote, type NoteRecord } from '../../../lib/notes/note';
import { withDeleted, withPayload } from '../../../lib/records/envelope';
import {
  moved,
  NO_HISTORY,
  stepBack,
  stepForward,
  withoutStep,
  withStep,
  type History,
} from '../../../lib/records/history';

interface Step {
  readonly before: NoteRecord | null;
  readonly after: NoteRecord;
}

/** Notes by id, changed only by steps that can be undone. */
function desk() {
  let nowMs = 0;
  let history: History<Step> = NO_HISTORY;
  const notes = new Map<string, NoteRecord>();
  const take = (from: NoteRecord | null, to: NoteRecord | null) => {
    const id = (from ?? to)?.id ?? '';
    const next = moved(notes.get(id), from, to, ++nowMs);
    if (next) notes.set(id, next);
    return next !== undefined;
  };
  return {
    notes,
    change(id: string, edit: (stored: NoteRecord | undefined, nowMs: number) => NoteRecord) {
      const before = notes.get(id);
      const after = edit(before, ++nowMs);
      notes.set(id, after);
      history = withStep(history, { before: before ?? null, after });
    },
    undo() {
      const [next, step] = stepBack(history);
      history = next;
      return step !== null && take(step.after, step.before);
    },
    redo() {
      const [next, step] = stepForward(history);
      history = next;
      return step !== null && take(step.before, step.after);
    },
    /** The text that the coach sees, by id. */
    seen: () =>
      Object.fromEntries(
        [...notes.values()]
          .filter(({ deletedAt }) => deletedAt === null)
          .map(({ id, payload }) => [id, payload.text]),
      ),
  };
}

const edits = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    text: fc.string({ minLength: 1 }),
    deletes: fc.boolean(),
  }),
  { maxLength: 12 },
);

function apply(
  on: ReturnType<typeof desk>,
  { id, text, deletes }: { id: string; text: string; deletes: boolean },
) {
  on.change(id, (stored, nowMs) => {
    if (!stored) return newNote(`x${text}`, 1, { id, nowMs }, { sessionId: 's', personId: null });
    if (deletes) return withDeleted(stored, stored.deletedAt === null, nowMs);
    return withPayload(stored, { ...stored.payload, text }, nowMs);
  });
}

describe('undo and redo', () => {
  it('return to the first and to the last state, whatever was done', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const on = desk();
        const seen = [on.seen()];
        for (const edit of list) {
          apply(on, edit);
          seen.push(on.seen());
        }
        for (const before of seen.slice(0, -1).toReversed()) {
          expect(on.undo()).toBe(true);
          expect(on.seen()).toEqual(before);
        }
        expect(on.undo()).toBe(false);
        for (const after of seen.slice(1)) {
          expect(on.redo()).toBe(true);
          expect(on.seen()).toEqual(after);
        }
        expect(on.redo()).toBe(false);
      }),
    );
  });

  it('drop the undone steps once something new is done', () => {
    const on = desk();
    apply(on, { id: 'a', text: 'one', deletes: false });
    on.undo();
    apply(on, { id: 'b', text: 'two', deletes: false });
    expect(on.redo()).toBe(false);
    expect(on.seen()).toEqual({ b: 'xtwo' });
  });

  it('leave a note unchanged that was changed elsewhere since', () => {
    const on = desk();
    apply(on, { id: 'a', text: 'one', deletes: false });
    apply(on, { id: 'a', text: 'mine', deletes: false });
    const note = on.notes.get('a')!;
    on.notes.set('a', withPayload(note, { ...note.payload, text: 'elsewhere' }, 99));
    expect(on.undo()).toBe(false);
    expect(on.seen()).toEqual({ a: 'elsewhere' });
  });

  it('recognise a record regardless of the order of its keys', () => {
    const marker = newMarker(1, { id: 'm', nowMs: 1 }, { sessionId: 's', personId: null });
    const { text, ...rest } = marker.payload;
    expect(moved({ ...marker, payload: { ...rest, text } }, marker, null, 2)?.deletedAt).toBe(2);
  });

  it('can drop a step that was undone out of order', () => {
    const history = withStep(withStep(NO_HISTORY as History<string>, 'a'), 'b');
    expect(stepBack(withoutStep(history, 'b'))[1]).toBe('a');
  });
});
