/** People as they would be stored after a session each, for stories that begin afterwards. */
import type { Page } from '@playwright/test';
import { newCommitment } from '../../../lib/commitments/commitment';
import { newNote } from '../../../lib/notes/note';
import { newPerson, withConsent } from '../../../lib/people/person';
import { newRecord, type AnyRecord } from '../../../lib/records/envelope';
import { putRecords } from './database';

interface Story {
  readonly name: string;
  readonly language: 'en' | 'fr';
  /** Epoch ms. */
  readonly sessionAt: number;
  readonly note: string;
}

/** Stores one person with a session, a note and a commitment; their ids begin with `id`. */
export async function storePerson(page: Page, id: string, story: Story): Promise<void> {
  const { name, language, sessionAt, note } = story;
  const stamp = (kind: string) => ({ id: `${id}-${kind}`, nowMs: sessionAt });
  const links = { sessionId: `${id}-session`, personId: `${id}-person` };
  const person = newPerson(name, language, stamp('person'));
  const records: AnyRecord[] = [
    { ...person, payload: withConsent(person.payload, true, sessionAt) },
    newRecord(
      'session',
      {
        setting: 'call' as const,
        plannedMs: 3_600_000,
        events: [
          { type: 'started' as const, at: sessionAt },
          { type: 'ended' as const, at: sessionAt + 3_000_000, reason: 'coach' as const },
        ],
        reflectionOpenedAt: sessionAt + 3_000_000,
      },
      stamp('session'),
      links,
    ),
    newNote(note, sessionAt + 60_000, stamp('note'), links),
    newCommitment('Call the registry', null, stamp('commitment'), links),
  ];
  await putRecords(page, records);
}
