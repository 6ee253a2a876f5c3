/** Reads which meeting an address names. This is the only module that knows meeting links. */
import { genericAddress, hostOf } from './generic-address';
import { serviceAt, type CallService } from './services';

export interface Meeting {
  /**
   * Identifies the meeting across visits. For a known service it is the meeting's name, whichever
   * page of it is open; elsewhere the host, the path, and the parts of query and fragment that name
   * a meeting, in a fixed order. For a page that names no meeting it is the host alone.
   *
   * `https://` plus a key is an address with the same key.
   */
  readonly key: string;
  /**
   * Two addresses with equal and certain keys are one meeting. A key is not certain if the page
   * names no meeting, or if it leaves out parts of query or fragment that may name one.
   */
  readonly certain: boolean;
}

/** The longest key that can be stored with a person. */
export const MAX_KEY_LENGTH = 500;

/** Reads the meeting of an address; null for anything but a web address. Never throws. */
export function meetingOf(url: string | undefined): Meeting | null {
  const address = addressOf(url);
  if (address === null) return null;
  const { key, unclear } = address;
  return { key, certain: namesAMeeting(key) && unclear === '' && key.length <= MAX_KEY_LENGTH };
}

export function meetingKey(url: string | undefined): string | null {
  return meetingOf(url)?.key ?? null;
}

/**
 * The key if it certainly stands for one meeting, so that it can suggest a person; null otherwise.
 */
export function certainMeetingKey(url: string | null | undefined): string | null {
  const meeting = meetingOf(url ?? undefined);
  return meeting?.certain === true ? meeting.key : null;
}

/** True for the key of one meeting; a service's front page names none. */
export function namesAMeeting(key: string): boolean {
  return key.includes('/');
}

/**
 * Whether two addresses belong to one meeting. `unknown`: one of them names no meeting, or they
 * differ only in parts that may or may not name one.
 */
export function sameMeeting(
  a: string | null | undefined,
  b: string | null | undefined,
): 'same' | 'other' | 'unknown' {
  const [one, two] = [addressOf(a ?? undefined), addressOf(b ?? undefined)];
  if (!one || !two || !namesAMeeting(one.key) || !namesAMeeting(two.key)) return 'unknown';
  if (one.key === two.key) return one.unclear === two.unclear ? 'same' : 'unknown';
  return one.page === two.page && (includes(one, two) || includes(two, one)) ? 'unknown' : 'other';
}

/**
 * Whether the larger address has all naming parts of the smaller one: `/join?room=anna` may become
 * `/join` during the call.
 */
function includes(larger: Address, smaller: Address): boolean {
  return smaller.named.every((part) => larger.named.includes(part));
}

/**
 * Whether one of the stored keys stands for this meeting. Keys stored by older versions of these
 * rules are read again first.
 */
export function holdsMeeting(keys: readonly string[], key: string): boolean {
  return keys.some((kept) => kept === key || meetingKey(`https://${kept}`) === key);
}

/** The special behaviour of calls at an address; undefined if none is known. */
export function quirkAt(url: string | null | undefined): CallService['quirk'] {
  const parsed = webAddress(url ?? undefined);
  return parsed === null ? undefined : serviceAt(parsed)?.quirk;
}

interface Address {
  readonly key: string;
  readonly unclear: string;
  readonly page: string;
  readonly named: readonly string[];
}

function addressOf(url: string | undefined): Address | null {
  const parsed = webAddress(url);
  if (parsed === null) return null;
  const service = serviceAt(parsed);
  if (!service) return genericAddress(parsed) ?? plain(hostOf(parsed));
  return plain(service.meeting(parsed) ?? hostOf(parsed));
}

function plain(key: string): Address {
  return { key, unclear: '', page: key, named: [] };
}

function webAddress(url: string | undefined): URL | null {
  if (url === undefined) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null;
  } catch {
    return null;
  }
}
