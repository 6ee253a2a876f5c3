/** Maps meeting links to people: the same link selects the same person next time. */
import { holdsMeeting, meetingOf, namesAMeeting } from '../call/meeting';
import { consentGiven, type PersonPayload, type PersonRecord } from './person';

export { namesAMeeting } from '../call/meeting';

export const MAX_LINKS = 20;

/** The key of a typed link, or why it cannot be stored: it could not be recognised later. */
export type TypedLink =
  { readonly key: string } | { readonly problem: 'noMeeting' | 'unclearMeeting' };

/** Parses a pasted or typed link, with or without `https://`. */
export function readLink(text: string): TypedLink {
  const trimmed = text.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return { problem: 'noMeeting' };
  const address = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const whole = meetingOf(address);
  // A word behind `#` may be an anchor of the page that the link was copied from.
  const meeting = whole?.certain === false ? meetingOf(address.replace(/#[^/=?]*$/, '')) : whole;
  if (meeting === null || !meeting.key.includes('.') || !namesAMeeting(meeting.key))
    return { problem: 'noMeeting' };
  return meeting.certain ? { key: meeting.key } : { problem: 'unclearMeeting' };
}

export function withLink(person: PersonPayload, key: string): PersonPayload {
  if (holdsMeeting(person.links, key)) return person;
  return { ...person, links: [...person.links, key].slice(-MAX_LINKS) };
}

/** Removes the link, also from the links that start a session automatically. */
export function withoutLink(person: PersonPayload, key: string): PersonPayload {
  const others = (keys: readonly string[]) => keys.filter((other) => !holdsMeeting([other], key));
  return { ...person, links: others(person.links), startsAt: others(person.startsAt) };
}

/** Sets whether the link starts a session automatically; if so, it is added to the person's links. */
export function withStart(person: PersonPayload, key: string, starts: boolean): PersonPayload {
  const others = person.startsAt.filter((other) => !holdsMeeting([other], key));
  return starts
    ? { ...withLink(person, key), startsAt: [...others, key] }
    : { ...person, startsAt: others };
}

/** All links of the person: manually added and met links first, then auto-start links. */
export function linksOf({ links, startsAt }: PersonPayload): string[] {
  return [...new Set([...links, ...startsAt])];
}

/**
 * The person a link identifies: the only one who has it. A meeting room shared by several people identifies
 * nobody.
 * @param key of an address that certainly names one meeting, else null
 */
export function personOfLink(
  people: readonly PersonRecord[],
  key: string | null,
): PersonRecord | undefined {
  if (key === null || !namesAMeeting(key)) return undefined;
  const holders = people.filter(({ payload }) => holdsMeeting(linksOf(payload), key));
  return holders.length === 1 ? holders[0] : undefined;
}

/** The person whose session starts automatically when a call with this link begins. */
export function autoStartPerson(
  people: readonly PersonRecord[],
  key: string | null,
): PersonRecord | undefined {
  const person = personOfLink(people, key);
  return key !== null && person && holdsMeeting(person.payload.startsAt, key) ? person : undefined;
}

/** Whether anyone other than this person has the link. */
export function othersHaveLink(
  people: readonly PersonRecord[],
  personId: string | undefined,
  key: string,
): boolean {
  return people.some(({ id, payload }) => id !== personId && holdsMeeting(linksOf(payload), key));
}

/**
 * Whether the person's consent would start measuring in a meeting not known to be theirs: the coach must
 * confirm first that it is.
 * @param key of the tab's meeting, where its address certainly names one, else null
 */
export function measuresUnknownMeeting(person: PersonPayload, key: string | null): boolean {
  return consentGiven(person) && (key === null || !holdsMeeting(linksOf(person), key));
}

/**
 * Whether a session with `person` (null: someone new) in this call should store its link with them by
 * default. A link that others already have is not stored.
 */
export function keepsLink(
  people: readonly PersonRecord[],
  person: PersonRecord | null,
  key: string,
): boolean {
  if (person && holdsMeeting(linksOf(person.payload), key)) return true;
  return namesAMeeting(key) && !othersHaveLink(people, person?.id, key);
}
