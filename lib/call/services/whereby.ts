import { segments, type CallService } from './service';

/** Pages of the front site that look like rooms. */
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

/** A room is one name behind the host, the organisation's own or the common one. */
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
