import { describe, expect, it } from 'vitest';
import { newCommitment } from '../../../lib/commitments/commitment';
import { newNote } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import { withDeleted, withPayload, type AnyRecord } from '../../../lib/records/envelope';
import { newReflection } from '../../../lib/reflection/reflection';
import { createSearchKeeper, type SearchKeeper } from '../../../lib/search/keeper';
import type { Found } from '../../../lib/search/search-index';
import { memoryStores } from '../../support/memory-stores';

const links = { sessionId: 's', personId: 'p' };
const note = (id: string, text: string) => newNote(text, 1_000, { id, nowMs: 1_000 }, links);

/** A search over stores in memory; `rests` counts how often it yielded to the page. */
function keep(records: readonly AnyRecord[]) {
  const held = memoryStores(records);
  const { people, notes, commitments, reflections, changes } = held.stores;
  let nowMs = 0;
  const seen = { rests: 0 };
  const keeper = createSearchKeeper({
    sources: { person: people, note: notes, commitment: commitments, reflection: reflections },
    changes,
    rest: async () => void (seen.rests += 1),
    // Each reading of the clock takes a millisecond.
    nowMs: () => (nowMs += 1),
  });
  return { ...held, keeper, seen };
}

async function settled(keeper: SearchKeeper): Promise<void> {
  for (let turn = 0; turn < 2_000 && keeper.state().is === 'building'; turn += 1)
    await Promise.resolve();
  // The records of the last change are read again.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

async function find(keeper: SearchKeeper, query: string): Promise<string[]> {
  await settled(keeper);
  const found = await new Promise<Found>((resolve) => {
    keeper.search({ query }, 50, (each, whole) => whole && resolve(each));
  });
  return found.hits.map(({ document }) => document.key);
}

describe('the search over stored records', () => {
  it('reads nothing before the first search, then all records with text', async () => {
    const person = newPerson('Camille', 'fr', { id: 'p', nowMs: 1 });
    const reflection = newReflection('s', 'p', 1);
    const lines = { ...reflection.payload.lines, moment: 'Her breath' };
    const { keeper } = keep([
      withPayload(person, { ...person.payload, tags: ['Lyon'], agreement: 'Six séances' }, 1),
      note('n', 'A breath'),
      withDeleted(note('gone', 'Another breath'), true, 1),
      newCommitment('Breathe out', null, { id: 'c', nowMs: 1 }, links),
      withPayload(reflection, { ...reflection.payload, lines }, 1),
    ]);
    expect(keeper.state()).toEqual({ is: 'off' });
    expect(await find(keeper, 'breath')).toEqual([]);
    keeper.start();
    keeper.start();
    expect(await find(keeper, 'breath')).toEqual([
      'note n',
      'reflection reflection:s',
      'commitment c',
    ]);
    expect(await find(keeper, 'lyon camille')).toEqual(['person p']);
    expect(await find(keeper, 'seance')).toEqual(['agreement p']);
  });

  it('does not block the page while it reads, and reports its progress', async () => {
    const { keeper, seen } = keep(
      Array.from({ length: 1_000 }, (_, at) => note(`n${at}`, `word ${at}`)),
    );
    const told: number[] = [];
    keeper.listen(() => {
      const state = keeper.state();
      if (state.is === 'building') told.push(state.done / Math.max(1, state.total));
    });
    keeper.start();
    await settled(keeper);
    expect(keeper.state()).toEqual({ is: 'ready' });
    expect(seen.rests).toBeGreaterThan(50);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.length).toBeGreaterThan(4);
  });

  it('follows every change, including those made while it reads', async () => {
    const { keeper, stores } = keep([note('a', 'first'), note('b', 'second')]);
    keeper.start();
    await stores.notes.put(note('a', 'rewritten'));
    expect(await find(keeper, 'first')).toEqual([]);
    await stores.notes.put(note('c', 'third'));
    await stores.notes.remove('b', 2);
    expect(await find(keeper, 'second')).toEqual([]);
    await stores.notes.restore('b', 3);
    expect(await find(keeper, 'second')).toEqual(['note b']);
    expect(await find(keeper, 'third')).toEqual(['note c']);
    await stores.notes.erase(['c']);
    expect(await find(keeper, 'third')).toEqual([]);
  });

  it('is rebuilt after an erasure, so that no erased word can be found', async () => {
    const { keeper, stores } = keep([note('a', 'engagement'), note('b', 'words')]);
    keeper.start();
    await settled(keeper);
    const states: string[] = [];
    keeper.listen(() => states.push(keeper.state().is));
    await stores.receipts.put({ kind: 'receipt', id: 'r' } as never);
    expect(await find(keeper, 'words')).toEqual(['note b']);
    expect(states).toContain('building');
  });

  it('forgets everything when the database is locked, including the query', async () => {
    const { keeper, stores } = keep([note('a', 'first')]);
    keeper.start();
    keeper.lastAsked.write({ query: 'first' });
    keeper.forget();
    expect(await find(keeper, 'first')).toEqual([]);
    await stores.notes.put(note('b', 'first'));
    expect(await find(keeper, 'first')).toEqual([]);
    expect(keeper.lastAsked.read()).toBeNull();
    keeper.start();
    expect((await find(keeper, 'first')).toSorted()).toEqual(['note a', 'note b']);
  });

  it('reports that it cannot read, and can be retried', async () => {
    const { keeper, stores } = keep([note('a', 'first')]);
    const count = stores.notes.count;
    stores.notes.count = () => Promise.reject(new Error('locked'));
    keeper.start();
    await settled(keeper);
    expect(keeper.state()).toEqual({ is: 'failed' });
    stores.notes.count = count;
    keeper.start();
    expect(await find(keeper, 'first')).toEqual(['note a']);
  });

  it('reports nothing more for a search that was cancelled', async () => {
    const { keeper } = keep(Array.from({ length: 500 }, (_, at) => note(`n${at}`, 'word')));
    keeper.start();
    await settled(keeper);
    const told: Found[] = [];
    keeper.search({ query: 'wordd' }, 1_000, (found) => told.push(found))();
    await settled(keeper);
    expect(told).toEqual([]);
  });
});
