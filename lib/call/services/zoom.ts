import { segments, type CallService } from './service';

/**
 * The invitation (`/j/ID`), the host's link (`/s/ID`) and the web client (`/wc/ID/join`,
 * `/wc/join/ID`) are one meeting on any of Zoom's hosts. The web client runs in a frame, which its
 * own origin pattern covers. It may send its sound outside WebRTC's audio; then nothing can be
 * measured.
 */
export const zoom: CallService = {
  id: 'zoom',
  name: 'Zoom',
  origins: ['https://*.zoom.us/*'],
  quirk: 'unheard',
  meeting(url) {
    const [kind = '', ...rest] = segments(url);
    const id = rest.find((part) => /^\d{8,12}$/.test(part));
    if (/^(j|s|w|wc)$/.test(kind) && id !== undefined) return `zoom.us/j/${id}`;
    // A personal link is identified by its name alone.
    const [name] = rest;
    return kind === 'my' && name ? `zoom.us/my/${name.toLowerCase()}` : null;
  },
};
