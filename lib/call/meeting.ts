/** A meeting link reduced to what stays the same from one call to the next: the one door to it. */
import { serviceAt, type CallService } from './services';

/**
 * The key under which the same link is known again. At a known service it is what names the
 * meeting, whatever page of it is open; elsewhere host and path, without query, fragment and
 * trailing slash. A page that names no meeting has its host alone. Null for what is no web address.
 *
 * Put behind `https://`, a key is an address that has the same key again.
 */
export function meetingKey(url: string | undefined): string | null {
  const parsed = webAddress(url);
  if (parsed === null) return null;
  const service = serviceAt(parsed);
  if (service) return service.meeting(parsed) ?? parsed.host;
  return `${parsed.host}${parsed.pathname.replace(/\/+$/, '')}`;
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

function webAddress(url: string | undefined): URL | null {
  if (url === undefined) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null;
  } catch {
    return null;
  }
}
