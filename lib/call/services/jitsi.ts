import { segments, type CallService } from './service';

/**
 * Two people talk straight to each other while a second connection, to the server, idles. The tap
 * leaves receivers without packets out as long as another has some, so the idle one is no silence.
 */
export const jitsi: CallService = {
  id: 'jitsi',
  name: 'Jitsi Meet',
  origins: ['https://meet.jit.si/*'],
  meeting(url) {
    const path = segments(url);
    if (path.length === 0 || path.length > 2 || path[0]?.toLowerCase() === 'static') return null;
    // A room is the same in capitals; the one of a tenant stands behind its name.
    return `meet.jit.si/${path.join('/').toLowerCase()}`;
  },
};
