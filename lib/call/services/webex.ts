import { segments, type CallService } from './service';

/**
 * A Webex address names a personal room (`/meet/NAME`, `/join/NAME`) or one meeting, by the number
 * in its invitation (`j.php?MTID=…`) or the number in its pages (`/meeting/info/…`,
 * `/meeting/download/…`). These two numbers differ, so such a meeting has two keys: it is
 * recognised by the one it was last met at.
 */
export const webex: CallService = {
  id: 'webex',
  name: 'Webex',
  origins: ['https://*.webex.com/*'],
  meeting(url) {
    const path = segments(url);
    const [kind = '', name] = path;
    if ((kind === 'meet' || kind === 'join') && name)
      return `${url.hostname}/meet/${name.toLowerCase()}`;
    const invitation = url.searchParams.get('MTID');
    if (path.at(-1) === 'j.php' && invitation !== null && /^\w+$/.test(invitation))
      return `${url.hostname}/j.php?MTID=${invitation}`;
    const id = path.find((part) => /^[\da-f]{32}$/i.test(part));
    if (path.includes('meeting') && id !== undefined)
      return `${url.hostname}/meeting/${id.toLowerCase()}`;
    const room = path.indexOf('pmr');
    const owner = room === -1 ? undefined : path[room + 1];
    return owner ? `${url.hostname}/meet/${owner.toLowerCase()}` : null;
  },
};
