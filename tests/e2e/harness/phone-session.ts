/** A session without a call, as on the phone: every panel shows it, whatever its tab. */
import type { Page } from '@playwright/test';
import type { Command } from '../../../lib/messages/commands';
import { newPerson } from '../../../lib/people/person';
import { putRecords } from './database';

interface Sending {
  chrome: { runtime: { sendMessage(message: Command): Promise<{ ok: boolean }> } };
}

/** Begins one from any page of the extension, as its panel does where there is no call. */
export async function startPhoneSession(inside: Pick<Page, 'evaluate'>): Promise<void> {
  const person = newPerson('Camille', 'en', { id: 'phone-person', nowMs: Date.now() });
  await putRecords(inside, [person]);
  const isStarted = await inside.evaluate(async (personId) => {
    const { runtime } = (globalThis as unknown as Sending).chrome;
    const start = { type: 'session.start' as const, personId, plannedMs: 3_600_000, tabId: null };
    return (await runtime.sendMessage(start)).ok;
  }, person.id);
  if (!isStarted) throw new Error('The session did not begin.');
}
