import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsMeeting, meetingKey, quirkAt } from '../../../lib/call/meeting';
import { CALL_SERVICES, serviceAt } from '../../../lib/call/services';

const THREAD = '19%3Ameeting_YzJlNTQ%40thread.v2';

/** Addresses as the services write them, and the meeting keys they give. */
const ADDRESSES: readonly (readonly [id: string, address: string, key: string])[] = [
  ['meet', 'https://meet.google.com/abc-defg-hij', 'meet.google.com/abc-defg-hij'],
  [
    'meet',
    'https://meet.google.com/ABC-defg-hij?authuser=1&hs=122',
    'meet.google.com/abc-defg-hij',
  ],
  ['meet', 'https://meet.google.com/lookup/Team1?hl=fr', 'meet.google.com/lookup/team1'],
  ['meet', 'https://meet.google.com/landing?pli=1', 'meet.google.com'],
  ['meet', 'https://meet.google.com/new', 'meet.google.com'],

  ['zoom', 'https://zoom.us/j/98765432101', 'zoom.us/j/98765432101'],
  ['zoom', 'https://us02web.zoom.us/j/98765432101?pwd=Q2x5#success', 'zoom.us/j/98765432101'],
  ['zoom', 'https://app.zoom.us/wc/98765432101/join?fromPWA=1', 'zoom.us/j/98765432101'],
  ['zoom', 'https://acme.zoom.us/wc/join/98765432101', 'zoom.us/j/98765432101'],
  ['zoom', 'https://app.zoom.us/wc/98765432101/start', 'zoom.us/j/98765432101'],
  ['zoom', 'https://us02web.zoom.us/s/98765432101', 'zoom.us/j/98765432101'],
  ['zoom', 'https://acme.zoom.us/my/Jo.Coach?pwd=1', 'zoom.us/my/jo.coach'],
  ['zoom', 'https://app.zoom.us/wc/home', 'app.zoom.us'],
  ['zoom', 'https://zoom.us/pricing', 'zoom.us'],

  [
    'teams',
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_YzJlNTQ%40thread.v2/0?context=%7b%22Tid%22%7d',
    `teams.microsoft.com/l/meetup-join/${THREAD}`,
  ],
  [
    'teams',
    'https://teams.microsoft.com/l/meetup-join/19:meeting_YzJlNTQ@thread.v2/0',
    `teams.microsoft.com/l/meetup-join/${THREAD}`,
  ],
  [
    'teams',
    'https://teams.microsoft.com/_#/l/meetup-join/19:meeting_YzJlNTQ@thread.v2/0?context=%7b%7d&anon=true',
    `teams.microsoft.com/l/meetup-join/${THREAD}`,
  ],
  [
    'teams',
    'https://teams.microsoft.com/dl/launcher/launcher.html?url=%2f_%23%2fl%2fmeetup-join%2f19%3ameeting_YzJlNTQ%40thread.v2%2f0%3fanon%3dtrue&type=meetup-join',
    `teams.microsoft.com/l/meetup-join/${THREAD}`,
  ],
  [
    'teams',
    'https://teams.microsoft.com/meet/2345678901234?p=abc',
    'teams.microsoft.com/meet/2345678901234',
  ],
  ['teams', 'https://teams.live.com/meet/9312345678?p=abc', 'teams.live.com/meet/9312345678'],
  [
    'teams',
    'https://teams.cloud.microsoft/l/meetup-join/19:meeting_YzJlNTQ@thread.v2/0',
    `teams.microsoft.com/l/meetup-join/${THREAD}`,
  ],
  [
    'teams',
    'https://teams.cloud.microsoft/meet/2345678901234?p=abc',
    'teams.microsoft.com/meet/2345678901234',
  ],
  [
    'teams',
    `https://teams.microsoft.com/light-meetings/launch?agent=web&coords=${btoa('{"conversationId":"19:meeting_YzJlNTQ@thread.v2","tenantId":"x"}')}&deeplinkId=1`,
    `teams.microsoft.com/l/meetup-join/${THREAD}`,
  ],
  [
    'teams',
    `https://teams.live.com/light-meetings/launch?coords=${btoa('{"meetingCode":"9312345678","passcode":"abc"}')}`,
    'teams.live.com/meet/9312345678',
  ],
  ['teams', 'https://teams.microsoft.com/light-meetings/launch?agent=web', 'teams.microsoft.com'],
  ['teams', 'https://teams.microsoft.com/v2/', 'teams.microsoft.com'],
  ['teams', 'https://teams.cloud.microsoft/', 'teams.cloud.microsoft'],
  ['teams', 'https://teams.live.com/v2/?meetingjoin=true', 'teams.live.com'],

  ['webex', 'https://acme.webex.com/meet/Jo.Coach', 'acme.webex.com/meet/jo.coach'],
  ['webex', 'https://acme.webex.com/join/jo.coach?lang=fr', 'acme.webex.com/meet/jo.coach'],
  [
    'webex',
    'https://acme.webex.com/acme/j.php?MTID=m0123456789abcdef0123456789abcdef',
    'acme.webex.com/j.php?MTID=m0123456789abcdef0123456789abcdef',
  ],
  [
    'webex',
    'https://acme.webex.com/wbxmjs/joinservice/sites/acme/meeting/download/0123456789ABCDEF0123456789abcdef?siteurl=acme',
    'acme.webex.com/meeting/0123456789abcdef0123456789abcdef',
  ],
  [
    'webex',
    'https://acme.webex.com/webappng/sites/acme/meeting/info/0123456789abcdef0123456789abcdef',
    'acme.webex.com/meeting/0123456789abcdef0123456789abcdef',
  ],
  ['webex', 'https://acme.webex.com/webappng/sites/acme/dashboard/home', 'acme.webex.com'],

  ['whereby', 'https://whereby.com/Jo-Coach?skipMediaPermissionPrompt', 'whereby.com/jo-coach'],
  ['whereby', 'https://www.whereby.com/jo-coach', 'whereby.com/jo-coach'],
  ['whereby', 'https://acme.whereby.com/jo-coach?roomKey=ey', 'acme.whereby.com/jo-coach'],
  ['whereby', 'https://whereby.com/user/login', 'whereby.com'],
  ['whereby', 'https://whereby.com/', 'whereby.com'],

  [
    'jitsi',
    'https://meet.jit.si/QuietRoom#config.startWithVideoMuted=true',
    'meet.jit.si/quietroom',
  ],
  ['jitsi', 'https://meet.jit.si/quietroom?lang=fr&jwt=x', 'meet.jit.si/quietroom'],
  ['jitsi', 'https://meet.jit.si/acme/QuietRoom', 'meet.jit.si/acme/quietroom'],
  ['jitsi', 'https://meet.jit.si/static/close3.html', 'meet.jit.si'],
];

describe('an address of a known service', () => {
  it.each(ADDRESSES)('gives service and key: %s: %s', (id, address, key) => {
    expect(serviceAt(new URL(address))?.id).toBe(id);
    expect(meetingKey(address)).toBe(key);
  });

  it('is tested for every service', () => {
    expect(new Set(ADDRESSES.map(([id]) => id))).toEqual(
      new Set(CALL_SERVICES.map(({ id }) => id)),
    );
  });

  it('has a key that is an address of the same meeting', () => {
    for (const [, , key] of ADDRESSES) expect(meetingKey(`https://${key}`)).toBe(key);
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const key = meetingKey(url);
        expect(meetingKey(`https://${key}`)).toBe(key);
      }),
    );
  });

  it('never throws, whatever follows the host', () => {
    const hosts = CALL_SERVICES.flatMap(({ origins }) => origins).map(
      (origin) => origin.split('/')[2]?.replace('*', 'x') ?? '',
    );
    fc.assert(
      fc.property(fc.constantFrom(...hosts), fc.string(), (host, rest) => {
        const key = meetingKey(`https://${host}/${rest}`);
        if (key !== null) expect(meetingKey(`https://${key}`)).toBe(key);
      }),
    );
  });
});

describe('an address of another site', () => {
  it.each([
    ['https://calls.example.org:8443/room/7/?token=1#x', 'calls.example.org:8443/room/7'],
    ['http://127.0.0.1/call', '127.0.0.1/call'],
    ['https://notzoom.us/j/98765432101', 'notzoom.us/j/98765432101'],
    [
      'https://meet.google.com.example.org/abc-defg-hij',
      'meet.google.com.example.org/abc-defg-hij',
    ],
  ])('%s has its host and path as key', (address, key) => {
    expect(serviceAt(new URL(address))).toBeUndefined();
    expect(meetingKey(address)).toBe(key);
  });

  it.each([undefined, '', 'abc-defg-hij', 'chrome://settings', 'file:///x'])(
    '%s has no key',
    (text) => {
      expect(meetingKey(text)).toBeNull();
    },
  );
});

describe('matching a stored link', () => {
  it('accepts a link stored as host and path', () => {
    const kept = ['us02web.zoom.us/j/98765432101', 'meet.jit.si/QuietRoom'];
    expect(holdsMeeting(kept, 'zoom.us/j/98765432101')).toBe(true);
    expect(holdsMeeting(kept, 'meet.jit.si/quietroom')).toBe(true);
    expect(holdsMeeting(kept, 'zoom.us/j/11111111111')).toBe(false);
  });
});

describe('the known limits of a service', () => {
  it('say what cannot be heard there', () => {
    expect(quirkAt('https://app.zoom.us/wc/98765432101/join')).toBe('unheard');
    expect(quirkAt('https://teams.live.com/v2/')).toBe('oneStream');
    expect(quirkAt('https://meet.google.com/abc-defg-hij')).toBeUndefined();
    expect(quirkAt(null)).toBeUndefined();
  });
});
