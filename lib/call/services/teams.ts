import * as z from 'zod/mini';
import { segments, type CallService } from './service';

/** The newer host is another name of the older one: a meeting is the same on both. */
const SAME_HOSTS: Readonly<Record<string, string>> = {
  'teams.cloud.microsoft': 'teams.microsoft.com',
};
const HOSTS = ['teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft'];

/**
 * A meeting is identified by a thread (`19:meeting_…@thread.v2`) or a number. Its link is in the
 * path, in the fragment of the web client, in the `url` parameter of the page that offers to open
 * the app, or, encoded as base64 JSON, in the `coords` parameter of the page on which guests join.
 */
export const teams: CallService = {
  id: 'teams',
  name: 'Microsoft Teams',
  origins: HOSTS.map((host) => `https://${host}/*`),
  quirk: 'oneStream',
  meeting(url) {
    const host = SAME_HOSTS[url.hostname] ?? url.hostname;
    const coords = packedCoords(url.searchParams.get('coords'));
    if (coords?.meetingCode) return named(host, 'meet', escaped(coords.meetingCode));
    if (coords?.conversationId) return named(host, 'l/meetup-join', escaped(coords.conversationId));
    const [kind = '', ...rest] = segments(linked(url));
    if (kind === 'meet' && rest[0]) return named(host, 'meet', rest[0]);
    if (kind !== 'l' || rest[0] !== 'meetup-join' || !rest[1]) return null;
    return named(host, 'l/meetup-join', rest[1]);
  },
};

/** The meeting's key; null for a name that cannot be one segment of a path. */
function named(host: string, kind: string, name: string): string | null {
  const part = escapedOnce(name);
  return /^\.*$/.test(part) ? null : `${host}/${kind}/${part}`;
}

/** The meeting link inside an address of the web client. */
function linked(url: URL): Pick<URL, 'pathname'> {
  const behind = url.searchParams.get('url') ?? url.hash.slice(1);
  const inner = pageOf(behind);
  if (inner === null) return url;
  return pageOf(inner.hash.slice(1)) ?? inner;
}

/** A path of the service as an address; null for anything else. */
function pageOf(path: string): URL | null {
  if (!path.startsWith('/')) return null;
  try {
    return new URL(path, 'https://teams.microsoft.com');
  } catch {
    return null;
  }
}

const coordsSchema = z.object({
  conversationId: z.optional(z.string()),
  meetingCode: z.optional(z.string()),
});

function packedCoords(packed: string | null): z.infer<typeof coordsSchema> | null {
  if (packed === null) return null;
  try {
    // `URLSearchParams` reads an unescaped `+` of base64 as a space.
    const text = atob(packed.replace(/ /g, '+').replace(/-/g, '+').replace(/_/g, '/'));
    return coordsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Replaces lone surrogates by U+FFFD first, because `encodeURIComponent` throws on them. */
function escaped(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));
}

/** Normalises the escaping: `19:meeting_…` and `19%3ameeting_…` are the same thread. */
function escapedOnce(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch {
    return part;
  }
}
