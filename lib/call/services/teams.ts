import { segments, type CallService } from './service';

const HOSTS = ['teams.microsoft.com', 'teams.live.com'];

/**
 * A meeting has a thread (`19:meeting_…@thread.v2`) or a number; the link may stand in the path, in
 * the fragment of the web client, or in the `url` of the page that offers to open the app.
 */
export const teams: CallService = {
  id: 'teams',
  name: 'Microsoft Teams',
  origins: HOSTS.map((host) => `https://${host}/*`),
  quirk: 'oneStream',
  meeting(url) {
    const [kind = '', ...rest] = segments(linked(url));
    if (kind === 'meet' && rest[0]) return `${url.hostname}/meet/${rest[0]}`;
    if (kind !== 'l' || rest[0] !== 'meetup-join' || !rest[1]) return null;
    return `${url.hostname}/l/meetup-join/${escapedOnce(rest[1])}`;
  },
};

/** The link behind a page of the web client. */
function linked(url: URL): Pick<URL, 'pathname'> {
  const behind = url.searchParams.get('url') ?? url.hash.slice(1);
  if (!behind.startsWith('/')) return url;
  const inner = new URL(behind, 'https://teams.microsoft.com');
  return inner.hash.startsWith('#/')
    ? { pathname: inner.hash.slice(1).split('?')[0] ?? '' }
    : inner;
}

/** `19:meeting_…` and `19%3ameeting_…` are the same thread. */
function escapedOnce(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch {
    return part;
  }
}
