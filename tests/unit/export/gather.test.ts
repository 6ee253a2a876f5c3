import { describe, expect, it } from 'vitest';
import {
  gatherEverybody,
  gatherPerson,
  gatherSession,
  type Steps,
} from '../../../lib/export/gather';
import { chosen } from '../../../lib/export/export-data';
import { originalExportTemplate } from '../../../lib/export/export-template';
import { fr } from '../../../lib/i18n/fr';
import { newNote, newPrep } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import { newRecord, withDeleted } from '../../../lib/records/envelope';
import { MINUTE, session, START } from '../reflection/records';
import { memoryStores } from '../../support/memory-stores';

const WEEK = 7 * 24 * 60 * MINUTE;
const context = { language: 'fr', timeZone: 'UTC', nowMs: START, minSpeechForShareMs: 0 } as const;
const pace = { signal: new AbortController().signal, pause: () => Promise.resolve() };

function held(id: string, personId: string | null, weeks: number) {
  const events = session.events.map((event) => ({ ...event, at: event.at + weeks * WEEK }));
  const stamp = { id, nowMs: START + weeks * WEEK };
  return newRecord('session', { ...session, events }, stamp, { sessionId: id, personId });
}

const links = { sessionId: 's2', personId: 'p' };
const { stores } = memoryStores([
  newPerson('Anna', 'fr', { id: 'p', nowMs: START }),
  newPerson('Paul', 'fr', { id: 'q', nowMs: START }),
  withDeleted(newPerson('Gone', 'fr', { id: 'gone', nowMs: START }), true, START),
  held('s0', 'p', 0),
  held('s2', 'p', 2),
  held('s9', 'q', 9),
  held('alone', null, 1),
  withDeleted(held('gone', 'p', 3), true, START),
  newNote('Hers', START + 2 * WEEK, { id: 'n', nowMs: START }, links),
  { ...newPrep('Ask about May', { id: 'prep', nowMs: START }, 'p'), sessionId: 's2' },
]);

async function finish<T>(steps: Steps<T>) {
  const progress: string[] = [];
  for (;;) {
    const { value, done } = await steps.next();
    if (done) return { progress, value };
    progress.push(`${value.done}/${value.total}`);
  }
}

describe('the data gathered for an export', () => {
  it('of one session holds that session, its weeks counted from the first', async () => {
    const { value } = await finish(gatherSession('s2', stores, context, pace));
    expect(value?.sessions.map(({ notes }) => notes.map(({ text }) => text))).toEqual([['Hers']]);
    expect(value?.person.name).toBe('Anna');
    expect(value?.sessions[0]?.lines[0]?.label).toBe(fr.reflection.lines.moment);
    const told = value && chosen(value, originalExportTemplate('supervision', 'fr'));
    expect(told?.sessions[0]?.week).toBe(3);
  });

  it('of a person holds every session that is left, step by step', async () => {
    const { value, progress } = await finish(gatherPerson('p', stores, context, pace));
    expect(value?.sessions.map(({ startedAt }) => startedAt)).toEqual([START, START + 2 * WEEK]);
    expect(progress).toEqual(['0/2', '1/2']);
  });

  it('of everybody is grouped by person, with sessions without a person apart', async () => {
    const { value, progress } = await finish(gatherEverybody(stores, context, pace));
    const found = value.map(({ person, sessions }) => `${person.name} ${sessions.length}`);
    expect(found).toEqual(['Anna 2', 'Paul 1', ' 1']);
    expect(progress).toEqual(['0/4', '1/4', '2/4', '3/4']);
  });

  it('of a missing record is null', async () => {
    for (const id of ['nowhere', 'gone'])
      for (const gather of [gatherSession, gatherPerson])
        expect((await finish(gather(id, stores, context, pace))).value).toBeNull();
  });

  it('is not completed when the export is cancelled', async () => {
    const stop = new AbortController();
    const steps = gatherPerson('p', stores, context, { ...pace, signal: stop.signal });
    await steps.next();
    stop.abort();
    await expect(steps.next()).rejects.toThrow('abort');
  });
});
