import { segments, type CallService } from './service';

/** Pages of the public website whose addresses look like rooms. */
const PAGES = new Set([
  'user',
  'org',
  'information',
  'blog',
  'login',
  'signup',
  'pricing',
  'about',
]);

/** A room is the only path segment, on an organisation's own host or on the common one. */
export const whereby: CallService = {
  id: 'whereby',
  name: 'Whereby',
  origins: ['https://whereby.com/*', 'https://*.whereby.com/*'],
  meeting(url) {
    const [room, ...more] = segments(url);
    if (room === undefined || more.length > 0 || PAGES.has(room.toLowerCase())) return null;
    return `${url.hostname.replace(/^(?:www\.)+/, '')}/${room.toLowerCase()}`;
  },
};
