import { segments, type CallService } from './service';

/** Sends the loudest people on a few fixed streams, and packets say whose turn it is. */
export const meet: CallService = {
  id: 'meet',
  name: 'Google Meet',
  origins: ['https://meet.google.com/*'],
  meeting(url) {
    const [first = '', second] = segments(url);
    const code = first.toLowerCase();
    if (/^[a-z]{3}-[a-z]{4}-[a-z]{3}$/.test(code)) return `meet.google.com/${code}`;
    // A room with a nickname, within an organisation.
    return code === 'lookup' && second ? `meet.google.com/lookup/${second.toLowerCase()}` : null;
  },
};
