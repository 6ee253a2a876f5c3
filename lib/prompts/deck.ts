/** Decks: the coach's own prompts, for every session or for one person's. */
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
 * @param personId the person it belongs to, or null for all people
 * @throws RangeError when the name is blank.
 */
export function newDeck(
  name: string,
  prompts: readonly Prompt[],
  stamp: Stamp,
  personId: string | null,
): DeckRecord {
  if (name.trim() === '') throw new RangeError('A deck needs a name.');
  const payload = { name: name.trim().slice(0, 200), prompts: [...prompts] };
  return newRecord('deck', payload, stamp, { personId });
}

/** The deck with `prompt` replacing the one with the same id, or appended. */
export function withPrompt(deck: DeckPayload, prompt: Prompt): DeckPayload {
  const known = deck.prompts.some(({ id }) => id === prompt.id);
  const prompts = known
    ? deck.prompts.map((other) => (other.id === prompt.id ? prompt : other))
    : [...deck.prompts, prompt];
  return { ...deck, prompts };
}

export function withoutPrompt(deck: DeckPayload, promptId: string): DeckPayload {
  return { ...deck, prompts: deck.prompts.filter(({ id }) => id !== promptId) };
}

/** The deck with one prompt moved down by `by` positions (negative: up), clamped to the list. */
export function withPromptMoved(deck: DeckPayload, promptId: string, by: number): DeckPayload {
  const from = deck.prompts.findIndex(({ id }) => id === promptId);
  const moved = deck.prompts[from];
  if (!moved) return deck;
  const rest = deck.prompts.filter(({ id }) => id !== promptId);
  const to = Math.min(rest.length, Math.max(0, from + by));
  return { ...deck, prompts: [...rest.slice(0, to), moved, ...rest.slice(to)] };
}

/** A copy of `prompt` as the coach's own. @param id a fresh one */
export function ownCopy(prompt: Prompt, id: string): Prompt {
  return { ...prompt, id: ownPromptId(id), origin: 'user' };
}

/** A kebab-case prompt id made from a fresh id; its prefix avoids clashes with the catalogue's ids. */
export function ownPromptId(id: string): string {
  const kebab = id.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `own-${kebab.replace(/^-+|-+$/g, '').slice(0, 70)}`;
}

/**
 * All prompts offered in a session with this person: own decks first, then the catalogue without hidden ones.
 */
export function promptsFor(
  core: readonly Prompt[],
  decks: readonly DeckRecord[],
  personId: string | null,
  hidden: readonly string[],
): Prompt[] {
  const own = decks
    .filter((deck) => deck.personId === null || deck.personId === personId)
    .flatMap(({ payload }) => payload.prompts);
  const known = new Set<string>();
  return [...own, ...core.filter(({ id }) => !hidden.includes(id))].filter(({ id }) => {
    if (known.has(id)) return false;
    known.add(id);
    return true;
  });
}
