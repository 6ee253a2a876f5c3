import { segments, type CallService } from './service';

/**
 * Two people in a call use a direct connection, while a second connection, to the server, idles.
 * The tap ignores receivers without packets as long as another has some, so the idle one does not
 * count as silence.
 */
export const jitsi: CallService = {
  id: 'jitsi',
  name: 'Jitsi Meet',
  origins: ['https://meet.jit.si/*'],
  meeting(url) {
    const path = segments(url);
    if (path.length === 0 || path.length > 2 || path[0]?.toLowerCase() === 'static') return null;
    // Room names are case-insensitive; a tenant's room comes after the tenant's name.
    return `meet.jit.si/${path.join('/').toLowerCase()}`;
  },
};
