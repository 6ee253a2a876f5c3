/** A meeting link reduced to what stays the same from one call to the next. */

/**
 * The key under which the same link is known again: host and path, without query, fragment and
 * trailing slash. Null for what is no web address.
 */
export function meetingKey(url: string | undefined): string | null {
  if (url === undefined) return null;
  try {
    const { protocol, host, pathname } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:') return null;
    return `${host}${pathname.replace(/\/+$/, '')}`;
  } catch {
    return null;
  }
}
