/** Which meeting an address names. All the extension knows of meeting links it knows from here. */
import { genericAddress, hostOf } from './generic-address';
import { serviceAt, type CallService } from './services';

export interface Meeting {
  /**
   * What stays the same from one visit to the next. At a known service it is what names the meeting,
   * whatever page of it is open; elsewhere host, path, and the parts of query and fragment that name
   * a meeting, in a fixed order. A page that names no meeting has its host alone.
   *
   * Put behind `https://`, a key is an address that has the same key again.
   */
  readonly key: string;
  /**
   * Two addresses whose keys are equal and certain are one meeting. Not certain: the page names no
   * meeting, or query or fragment have parts that may name it and that the key leaves out.
   */
  readonly certain: boolean;
}

/** The longest key that can be stored with a person. */
export const MAX_KEY_LENGTH = 500;

/** Null for what is no web address. Never throws. */
export function meetingOf(url: string | undefined): Meeting | null {
  const address = addressOf(url);
  if (address === null) return null;
  const { key, unclear } = address;
  return { key, certain: namesAMeeting(key) && unclear === '' && key.length <= MAX_KEY_LENGTH };
}

export function meetingKey(url: string | undefined): string | null {
  return meetingOf(url)?.key ?? null;
}

/** The key, where it certainly stands for one meeting: a person may be proposed by it. */
export function certainMeetingKey(url: string | null | undefined): string | null {
  const meeting = meetingOf(url ?? undefined);
  return meeting?.certain === true ? meeting.key : null;
}

/** True for the key of one meeting; a service's front page names none. */
export function namesAMeeting(key: string): boolean {
  return key.includes('/');
}

/**
 * Whether two addresses are of one meeting. `unknown`: one of them names no meeting, or they differ
 * only in parts of which it cannot be told whether they name one.
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

/** `/join?room=anna` may have become `/join` while the call went on. */
function includes(larger: Address, smaller: Address): boolean {
  return smaller.named.every((part) => larger.named.includes(part));
}

/** Whether one of the kept keys stands for this meeting; those kept by older rules count too. */
export function holdsMeeting(keys: readonly string[], key: string): boolean {
  return keys.some((kept) => kept === key || meetingKey(`https://${kept}`) === key);
}

/** What is special about the calls at an address; undefined where nothing is known to be. */
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
