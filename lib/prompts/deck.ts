/** Prompts of the coach's own: a deck for every session, or for one person's. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { promptSchema, type Prompt } from './prompt';

export const MAX_DECK_PROMPTS = 5_000;

export const deckPayload = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** In the coach's order. */
  prompts: z.array(promptSchema).check(z.maxLength(MAX_DECK_PROMPTS)),
});
export type DeckPayload = z.infer<typeof deckPayload>;

export const deckRecord = recordSchema('deck', deckPayload);
export type DeckRecord = z.infer<typeof deckRecord>;

/**
 * @param personId the person it belongs to, or null for all
 * @throws RangeError when the name is blank.
 */
export function newDeck(
  name: string,
  prompts: readonly Prompt[],
  stamp: Stamp,
  personId: string | null,
): DeckRecord {
  if (name.trim() === '') throw new RangeError('A deck needs a name.');
  return newRecord('deck', { name: name.trim(), prompts: [...prompts] }, stamp, { personId });
}
