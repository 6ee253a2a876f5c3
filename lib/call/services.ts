/** The call services a coach can pick by name; any other is reached by its address. */
export interface CallService {
  readonly id: string;
  readonly name: string;
  /** Match patterns of all places the service's calls run in. */
  readonly origins: readonly string[];
}

export const CALL_SERVICES: readonly CallService[] = [
  { id: 'meet', name: 'Google Meet', origins: ['https://meet.google.com/*'] },
  { id: 'zoom', name: 'Zoom', origins: ['https://*.zoom.us/*'] },
  {
    id: 'teams',
    name: 'Microsoft Teams',
    origins: ['https://teams.microsoft.com/*', 'https://teams.live.com/*'],
  },
  { id: 'webex', name: 'Webex', origins: ['https://*.webex.com/*'] },
  { id: 'whereby', name: 'Whereby', origins: ['https://whereby.com/*', 'https://*.whereby.com/*'] },
  { id: 'jitsi', name: 'Jitsi Meet', origins: ['https://meet.jit.si/*'] },
];

/**
 * The match pattern of one site, from what a coach may type: `https://calls.example.org/room`,
 * `calls.example.org`. Null when it is no web address.
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
