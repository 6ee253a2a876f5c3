import { segments, type CallService } from './service';

/** Meet sends the loudest people on a few fixed streams; the packets name who speaks on each. */
export const meet: CallService = {
  id: 'meet',
  name: 'Google Meet',
  origins: ['https://meet.google.com/*'],
  meeting(url) {
    const [first = '', second] = segments(url);
    const code = first.toLowerCase();
    if (/^[a-z]{3}-[a-z]{4}-[a-z]{3}$/.test(code)) return `meet.google.com/${code}`;
    // A nickname of a meeting within an organisation.
    return code === 'lookup' && second ? `meet.google.com/lookup/${second.toLowerCase()}` : null;
  },
};
