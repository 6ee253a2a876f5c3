/** Which person a meeting link belongs to: the same link opens the same person next time. */
import { holdsMeeting, meetingKey } from '../call/meeting';
import type { PersonPayload, PersonRecord } from './person';

export const MAX_LINKS = 20;

/** True for the key of one meeting; a service's front page names none. */
export function namesAMeeting(key: string): boolean {
  return key.includes('/');
}

/**
 * The key of a link as it was pasted or typed, with or without `https://`; null when it is no
 * address, or only that of a service.
 */
export function linkTyped(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return null;
  const key = meetingKey(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  return key !== null && key.length <= 500 && key.includes('.') && namesAMeeting(key) ? key : null;
}

export function withLink(person: PersonPayload, key: string): PersonPayload {
  if (holdsMeeting(person.links, key)) return person;
  return { ...person, links: [...person.links, key].slice(-MAX_LINKS) };
}

/** Without the link, and without starting by itself for it. */
export function withoutLink(person: PersonPayload, key: string): PersonPayload {
  const others = (keys: readonly string[]) => keys.filter((other) => !holdsMeeting([other], key));
  return { ...person, links: others(person.links), startsAt: others(person.startsAt) };
}

/** Whether a session starts by itself for the link, which is then the person's. */
export function withStart(person: PersonPayload, key: string, starts: boolean): PersonPayload {
  const others = person.startsAt.filter((other) => !holdsMeeting([other], key));
  return starts
    ? { ...withLink(person, key), startsAt: [...others, key] }
    : { ...person, startsAt: others };
}

/** Every link of the person, those first that they were given by hand or met in. */
export function linksOf({ links, startsAt }: PersonPayload): string[] {
  return [...new Set([...links, ...startsAt])];
}

/**
 * The person a link stands for: who starts by it, else its only holder. A room that several people
 * are met in says nothing about who comes next.
 */
export function personOfLink(
  people: readonly PersonRecord[],
  key: string | null,
): PersonRecord | undefined {
  if (key === null) return undefined;
  const starting = people.find(({ payload }) => holdsMeeting(payload.startsAt, key));
  if (starting) return starting;
  const holders = people.filter(({ payload }) => holdsMeeting(payload.links, key));
  return holders.length === 1 ? holders[0] : undefined;
}

/**
 * Whether a session with `person` (null: someone new) in this call should keep its link with them,
 * unless the coach says otherwise. A room that others are met in already is nobody's own.
 */
export function keepsLink(
  people: readonly PersonRecord[],
  person: PersonRecord | null,
  key: string,
): boolean {
  if (person && holdsMeeting(linksOf(person.payload), key)) return true;
  const metOthers = people.some(
    ({ id, payload }) => id !== person?.id && holdsMeeting(linksOf(payload), key),
  );
  return namesAMeeting(key) && !metOthers;
}
