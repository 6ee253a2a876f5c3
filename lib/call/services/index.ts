/** The call services that a coach can pick by name. Any other service is added by its address. */
import { jitsi } from './jitsi';
import { meet } from './meet';
import type { CallService } from './service';
import { teams } from './teams';
import { webex } from './webex';
import { whereby } from './whereby';
import { zoom } from './zoom';

export type { CallService } from './service';

export const CALL_SERVICES: readonly CallService[] = [meet, zoom, teams, webex, whereby, jitsi];

/** The service an address belongs to. */
export function serviceAt(url: URL): CallService | undefined {
  return CALL_SERVICES.find(({ origins }) => origins.some((origin) => covers(origin, url)));
}

/** Matches hosts as the browser does: `*.zoom.us` covers zoom.us and all its subdomains. */
function covers(origin: string, { hostname }: URL): boolean {
  const host = origin.split('/')[2] ?? '';
  if (!host.startsWith('*.')) return hostname === host;
  return hostname === host.slice(2) || hostname.endsWith(host.slice(1));
}

/**
 * The match pattern of one site, from an address as a coach may type it:
 * `https://calls.example.org/room` or `calls.example.org`. Null when it is no web address.
 */
export function originPattern(address: string): string | null {
  const trimmed = address.trim();
  if (trimmed === '') return null;
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
    if (!url.hostname.includes('.') && url.hostname !== 'localhost') return null;
    return `${url.protocol}//${url.hostname}/*`;
  } catch {
    return null;
  }
}
