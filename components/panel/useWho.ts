/** The person a session starts with: proposed by a known link, else chosen by the coach. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { certainMeetingKey, sameMeeting } from '../../lib/call/meeting';
import { measuresUnknownMeeting, personOfLink } from '../../lib/people/links';
import type { PersonRecord } from '../../lib/people/person';
import { isPractice } from '../../lib/practice/practice-call';
import { useCall } from '../app/hooks';

export const SOMEONE_NEW = 'new';
export const NOBODY = '';

interface Confirmed {
  readonly personId: string;
  readonly url: string | null;
}

export interface Who {
  /** A person's id, `SOMEONE_NEW` or `NOBODY`. */
  readonly value: string;
  readonly person: PersonRecord | null;
  readonly pick: (value: string) => void;
  /**
   * What the coach must confirm first: the person has consented, but nothing shows that this meeting is
   * theirs.
   */
  readonly question: 'newLink' | 'unclearLink' | null;
  readonly confirmed: boolean;
  readonly setConfirmed: (yes: boolean) => void;
}

export function useWho(people: readonly PersonRecord[]): Who {
  const { t } = useTranslation();
  const { url, access } = useCall();
  const [picked, setPicked] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null);

  const practice = isPractice(url);
  const key = certainMeetingKey(url);
  const proposed = practice
    ? people.find(({ payload }) => payload.name === t('panel.start.practiceName'))
    : personOfLink(people, key);
  const nobodyYet = people.length === 0 || practice ? SOMEONE_NEW : NOBODY;
  const value = picked ?? proposed?.id ?? nobodyYet;
  const person = people.find(({ id }) => id === value) ?? null;

  const inCall = access === 'ready' || access === 'reloadNeeded';
  const asks =
    inCall && !practice && person !== null && measuresUnknownMeeting(person.payload, key);
  const isConfirmed =
    confirmed !== null &&
    confirmed.personId === value &&
    (confirmed.url === url || sameMeeting(confirmed.url, url) === 'same');
  return {
    value,
    person,
    pick: setPicked,
    question: asks ? (key === null ? 'unclearLink' : 'newLink') : null,
    confirmed: isConfirmed,
    setConfirmed: (yes) => setConfirmed(yes ? { personId: value, url } : null),
  };
}
