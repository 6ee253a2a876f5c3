/** The person coached: known by a pseudonym, in their language, with their consent on record. */
import * as z from 'zod/mini';
import type { Interval } from '../listening/interval';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { instant } from '../time/instant';

const at = instant;
const words = () => z.string().check(z.maxLength(10_000));

/** Five levels, −2 … +2, written beforehand in the person's own words; 0 is what is expected. */
export const goal = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  title: z.string().check(z.maxLength(1_000)),
  levels: z.tuple([words(), words(), words(), words(), words()]),
  createdAt: at,
});
export type Goal = z.infer<typeof goal>;
export const MAX_GOALS = 3;

export const personPayload = z.object({
  /** A pseudonym, unless the coach prefers otherwise. */
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  language: z.enum(['en', 'fr']),
  /** How French prompts address them. */
  address: z.enum(['vous', 'tu']),
  plannedMs: z.int().check(z.minimum(60_000), z.maximum(12 * 3_600_000)),
  /** Every answer about being measured, oldest first; none means never asked. */
  consents: z.array(z.object({ at, given: z.boolean() })),
  /** Meeting keys whose calls start a session by themselves. */
  startsAt: z.array(z.string().check(z.maxLength(500))),
  pinnedPrompts: z.array(z.string()),
  /** The order of prompts with them begins anew from here, in epoch ms. */
  promptsResetAt: z._default(at, 0),
  /** Kept apart from the pseudonym, and left out of exports for supervision. */
  realName: z._default(z.string().check(z.maxLength(200)), ''),
  /** Meeting keys (see lib/call/meeting): the same link opens the same person next time. */
  links: z._default(z.array(z.string().check(z.maxLength(500))), []),
  tags: z._default(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(50)), []),
  /** The coaching agreement (contract), as agreed. */
  agreement: z._default(words(), ''),
  goals: z._default(z.array(goal).check(z.maxLength(MAX_GOALS)), []),
  /** Weeks between check-ins; null: not with this person. */
  checkInEveryWeeks: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(52))), null),
  /** What belongs in notes, and what does not, has been said for this person. */
  notesReminded: z._default(z.boolean(), false),
});
export type PersonPayload = z.infer<typeof personPayload>;

export const personRecord = recordSchema('person', personPayload);
export type PersonRecord = z.infer<typeof personRecord>;

export const DEFAULT_PLANNED_MS = 60 * 60_000;

/** @throws RangeError when the name is blank: ask for a name or a pseudonym. */
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

/** True while the person's last answer is yes. */
export function consentGiven(person: PersonPayload): boolean {
  return person.consents.at(-1)?.given ?? false;
}

/** True once the question has been answered, either way. */
export function consentAsked(person: PersonPayload): boolean {
  return person.consents.length > 0;
}

/**
 * When the person agreed to be measured, in epoch ms. A first yes whose instant still lies ahead was
 * given before the clock was set back: it covers all until then.
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

/** Puts an answer on record; the same answer twice is kept once. */
export function withConsent(person: PersonPayload, given: boolean, nowMs: number): PersonPayload {
  if (consentAsked(person) && consentGiven(person) === given) return person;
  return { ...person, consents: [...person.consents, { at: nowMs, given }] };
}

/** Adds or removes `item`. */
export function toggled(list: readonly string[], item: string): string[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
