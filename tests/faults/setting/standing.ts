/** What the journal says of the database that it found. */
import type { Page } from '@playwright/test';
import { en } from '../../../lib/i18n/en';

/** Null until it says anything. */
export async function standing(journal: Page): Promise<'noticed' | 'well' | null> {
  const { lost, fewer, shut } = en.safety.recovery;
  for (const { title } of [lost, fewer, shut])
    if (await journal.getByRole('heading', { name: title }).isVisible()) return 'noticed';
  const people = journal.getByRole('heading', { name: en.journal.people.title });
  return (await people.isVisible()) ? 'well' : null;
}
