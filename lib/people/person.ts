/** The person coached: a pseudonym, their language, and their consent history. */
import * as z from 'zod/mini';
import type { Interval } from '../listening/interval';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { instant } from '../time/instant';

const at = instant;
const words = () => z.string().check(z.maxLength(10_000));

/** Five levels, −2 … +2, written beforehand in the person's own words; 0 is the expected one. */
export const goal = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  title: z.string().check(z.maxLength(1_000)),
  levels: z.tuple([words(), words(), words(), words(), words()]),
  createdAt: at,
});
export type Goal = z.infer<typeof goal>;
export const MAX_GOALS = 3;

export const personPayload = z.object({
  /** Usually a pseudonym; the coach decides. */
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  language: z.enum(['en', 'fr']),
  /** How French prompts address the person. */
  address: z.enum(['vous', 'tu']),
  plannedMs: z.int().check(z.minimum(60_000), z.maximum(12 * 3_600_000)),
  /** Every answer to being measured, oldest first; empty means never asked. */
  consents: z.array(z.object({ at, given: z.boolean() })),
  /** Keys of meetings whose calls start a session automatically. */
  startsAt: z.array(z.string().check(z.maxLength(500))),
  pinnedPrompts: z.array(z.string()),
  /** Prompt uses before this time no longer affect the order of prompts, in epoch ms. */
  promptsResetAt: z._default(at, 0),
  /** Stored apart from the pseudonym, and left out of exports for supervision. */
  realName: z._default(z.string().check(z.maxLength(200)), ''),
  /** Meeting keys (see lib/call/meeting): the same link selects the same person next time. */
  links: z._default(z.array(z.string().check(z.maxLength(500))), []),
  tags: z._default(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(50)), []),
  /** The coaching agreement (contract). */
  agreement: z._default(words(), ''),
  goals: z._default(z.array(goal).check(z.maxLength(MAX_GOALS)), []),
  /** Weeks between check-ins; null: no check-ins with this person. */
  checkInEveryWeeks: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(52))), null),
  /** The reminder of what belongs in notes has been shown for this person. */
  notesReminded: z._default(z.boolean(), false),
});
export type PersonPayload = z.infer<typeof personPayload>;

export const personRecord = recordSchema('person', personPayload);
export type PersonRecord = z.infer<typeof personRecord>;

export const DEFAULT_PLANNED_MS = 60 * 60_000;

/** @throws RangeError when the name is blank. */
export function newPerson(name: string, language: 'en' | 'fr', stamp: Stamp): PersonRecord {
  const trimmed = name.trim().slice(0, 200);
  if (trimmed === '') throw new RangeError('A person needs a name or a pseudonym.');
  return newRecord(
    'person',
    {
      name: trimmed,
      language,
      address: 'vous' as const,
      plannedMs: DEFAULT_PLANNED_MS,
      consents: [],
      startsAt: [],
      pinnedPrompts: [],
      promptsResetAt: 0,
      realName: '',
      links: [],
      tags: [],
      agreement: '',
      goals: [],
      checkInEveryWeeks: null,
      notesReminded: false,
    },
    stamp,
    { personId: stamp.id },
  );
}

/** True when the person's last answer is yes. */
export function consentGiven(person: PersonPayload): boolean {
  return person.consents.at(-1)?.given ?? false;
}

/** True when the person has answered, either way. */
export function consentAsked(person: PersonPayload): boolean {
  return person.consents.length > 0;
}

/**
 * The intervals in which the person agreed to be measured, in epoch ms. A first yes with a time in the future
 * was given before the clock was set back: it counts from 0 on.
 */
export function consentIntervals(
  { consents }: Pick<PersonPayload, 'consents'>,
  nowMs: number,
): Interval[] {
  return consents.flatMap(({ at, given }, index): Interval[] => {
    if (!given) return [];
    const fromMs = index === 0 && at > nowMs ? 0 : at;
    return [[fromMs, consents[index + 1]?.at ?? Number.MAX_SAFE_INTEGER]];
  });
}

/** Appends an answer, unless it equals the last one. */
export function withConsent(person: PersonPayload, given: boolean, nowMs: number): PersonPayload {
  if (consentAsked(person) && consentGiven(person) === given) return person;
  return { ...person, consents: [...person.consents, { at: nowMs, given }] };
}

/** Adds `item`, or removes it when present. */
export function toggled(list: readonly string[], item: string): string[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
