import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  certainMeetingKey,
  holdsMeeting,
  MAX_KEY_LENGTH,
  meetingKey,
  meetingOf,
  namesAMeeting,
  sameMeeting,
} from '../../../lib/call/meeting';
import { CALL_SERVICES } from '../../../lib/call/services';

const SITE = 'https://calls.example';

describe('a meeting named in the query or the fragment', () => {
  it.each([
    ['/join?room=anna', 'calls.example/join?room=anna'],
    ['/?room=anna', 'calls.example/?room=anna'],
    ['/join/?room=anna', 'calls.example/join?room=anna'],
    ['/join?roomName=Anna%20K', 'calls.example/join?roomName=Anna+K'],
    ['/join?meeting-id=7&lang=fr', 'calls.example/join?meeting-id=7'],
    ['/join?id=anna', 'calls.example/join?id=anna'],
    ['/join?name=anna', 'calls.example/join?name=anna'],
    ['/join?room=anna&name=Jo', 'calls.example/join?room=anna'],
    ['/join?room=anna&token=x9&utm_source=mail', 'calls.example/join?room=anna'],
    ['/join?client=anna&meeting=5', 'calls.example/join?client=anna&meeting=5'],
    ['/join?session=anna', 'calls.example/join?session=anna'],
    ['/call?room=room-1&story=short&mic=voice', 'calls.example/call?room=room-1'],
    ['/#/room/anna', 'calls.example/#/room/anna'],
    ['/#!/room/anna', 'calls.example/#/room/anna'],
    ['/app#/room/anna?token=1', 'calls.example/app#/room/anna'],
    ['/app/#/join?room=anna', 'calls.example/app#room=anna'],
    ['/#/room/anna/chat', 'calls.example/#/room/anna'],
    ['/#room=anna&t=17', 'calls.example/#room=anna'],
    ['/#anna', 'calls.example/#anna'],
    ['/coach-jo#/room/anna', 'calls.example/coach-jo#/room/anna'],
    ['/room-a', 'calls.example/room-a'],
    ['/room-a?jwt=eyJhbGciOi.x', 'calls.example/room-a'],
    ['/room-a?t=1732871234567', 'calls.example/room-a'],
    ['/room-a#/chat', 'calls.example/room-a'],
    ['/room-a#config.startWithVideoMuted=true', 'calls.example/room-a'],
    ['/room/7?session=550e8400-e29b-41d4-a716-446655440000', 'calls.example/room/7'],
  ])('of %s is certain, with the key %s', (address, key) => {
    expect(meetingOf(SITE + address)).toEqual({ key, certain: true });
    expect(meetingOf(`https://${key}`)).toEqual({ key, certain: true });
  });

  it.each([
    ['/room-a?foo=anna', 'a parameter with an unknown name'],
    ['/join?foo=anna', 'an unknown parameter, and nothing else'],
    ['/join?token=abc', 'a token that may hide the room'],
    ['/video-call?jwt=eyJ0', 'a token behind a page that is common to all'],
    ['/videoCall.html?session=8f3a', 'a session number'],
    ['/room-a#x', 'a fragment behind a path that names a room'],
    ['/coach-jo#/anna', 'a route behind a path that names a room'],
    ['/room-a#/room/anna#x', 'a second fragment'],
    [`/${'a'.repeat(600)}`, 'a key that is too long to be stored'],
    ['/', 'a front page'],
    ['/?lang=fr', 'a front page in a language'],
    ['/left', 'a page after the call'],
    ['/room-a/thank-you', 'a page after the call in a room'],
    ['/#/login?room=anna', 'a page before the call'],
  ])('of %s is uncertain: %s', (address) => {
    expect(meetingOf(SITE + address)?.certain).toBe(false);
    expect(certainMeetingKey(SITE + address)).toBeNull();
  });

  it('does not match a link that was stored without its room', () => {
    const key = certainMeetingKey(`${SITE}/join?room=anna`) ?? '';
    expect(holdsMeeting(['calls.example/join'], key)).toBe(false);
    expect(holdsMeeting(['calls.example/join?room=anna'], key)).toBe(true);
  });

  it('matches a link stored by older rules when the path names the meeting', () => {
    expect(meetingKey(`${SITE}/room-a/?t=1`)).toBe('calls.example/room-a');
    expect(meetingKey('http://calls.example:443/room-a')).toBe('calls.example/room-a');
  });
});

describe('the comparison of two meetings', () => {
  it.each([
    ['/room-a', '/room-a?t=2', 'same'],
    ['/join?room=anna&x=1', '/join?x=1&room=anna', 'same'],
    ['/room-a?foo=1', '/room-a?foo=1', 'same'],
    ['/room-a', '/room-b', 'other'],
    ['/join?room=anna', '/join?room=paul', 'other'],
    ['/#/room/anna', '/#/room/paul', 'other'],
    ['/join?id=1', '/call?id=1', 'other'],
    ['/room-a?foo=1', '/room-a?foo=2', 'unknown'],
    ['/join?token=1', '/join?token=2', 'unknown'],
    ['/join?room=anna', '/join', 'unknown'],
    ['/join', '/join?room=anna', 'unknown'],
    ['/', '/room-a', 'unknown'],
    ['/room-a', '/room-a/left', 'unknown'],
    ['/room-a', '/login', 'unknown'],
  ])('of %s and %s is %s', (a, b, expected) => {
    expect(sameMeeting(SITE + a, SITE + b)).toBe(expected);
    expect(sameMeeting(SITE + b, SITE + a)).toBe(expected);
  });

  it.each([
    ['https://zoom.us/j/98765432101', 'https://app.zoom.us/wc/98765432101/join', 'same'],
    ['https://zoom.us/j/98765432101', 'https://zoom.us/j/98765432102', 'other'],
    ['https://zoom.us/j/98765432101', 'https://app.zoom.us/wc/home', 'unknown'],
    ['https://meet.google.com/abc-defg-hij', 'https://meet.google.com/', 'unknown'],
    ['https://meet.google.com/abc-defg-hij', `${SITE}/room-a`, 'other'],
    ['https://teams.live.com/v2/', 'https://teams.live.com/meet/1', 'unknown'],
    [
      'https://teams.microsoft.com/meet/23?p=a',
      'https://teams.cloud.microsoft/meet/23?p=b',
      'same',
    ],
  ])('of %s and %s is %s', (a, b, expected) => {
    expect(sameMeeting(a, b)).toBe(expected);
    expect(sameMeeting(b, a)).toBe(expected);
  });

  it('is unknown without two web addresses', () => {
    expect(sameMeeting(null, `${SITE}/room-a`)).toBe('unknown');
    expect(sameMeeting(`${SITE}/room-a`, undefined)).toBe('unknown');
    expect(sameMeeting('about:blank', 'about:blank')).toBe('unknown');
  });
});

/** Letters only, so that a room name is never one of the words that pages use. */
const roomName = fc.stringMatching(/^[a-z]{3,8}$/).map((text) => `q${text}`);
const place = fc.constantFrom('/join?room=', '/?meeting=', '/call?id=', '/#/room/', '/#room=', '/');
const token = fc.tuple(
  fc.constantFrom('token', 't', 'jwt', 'sig', 'ts', 'session', 'auth', 'utm_source', 'accessToken'),
  fc.oneof(
    fc.uuid(),
    fc.stringMatching(/^[\da-f]{32}$/),
    fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }).map(String),
    fc.base64String({ minLength: 24, maxLength: 48 }).map((text) => `a1${text}`),
  ),
);

function withTokens(address: string, tokens: readonly (readonly [string, string])[]): string {
  const url = new URL(address);
  for (const [name, value] of tokens) url.searchParams.append(name, value);
  return url.href;
}

describe('the address of any meeting', () => {
  it('names the same meeting whatever tokens a visit adds', () => {
    fc.assert(
      fc.property(roomName, place, fc.array(token, { maxLength: 4 }), (room, at, tokens) => {
        const address = `${SITE}${at}${room}`;
        expect(meetingOf(address)?.certain).toBe(true);
        expect(meetingOf(withTokens(address, tokens))).toEqual(meetingOf(address));
        expect(sameMeeting(address, withTokens(address, tokens))).toBe('same');
      }),
    );
  });

  it('never matches another meeting', () => {
    fc.assert(
      fc.property(
        roomName,
        roomName,
        place,
        fc.array(token, { maxLength: 2 }),
        (one, two, at, tokens) => {
          fc.pre(one !== two);
          const other = withTokens(`${SITE}${at}${two}`, tokens);
          expect(sameMeeting(`${SITE}${at}${one}`, other)).toBe('other');
        },
      ),
    );
  });

  it('names the same meeting in any order of its parameters', () => {
    const names = fc.constantFrom('room', 'id', 'name', 'token', 'lang', 'foo', 'session', 'a', '');
    const pairs = fc.array(fc.tuple(names, fc.string()), { maxLength: 6 });
    const shuffled = pairs.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom('?', '#'), ([one, two], sign) => {
        const address = (all: [string, string][]) =>
          `${SITE}/join${sign}${new URLSearchParams(all).toString()}`;
        expect(meetingOf(address(two))).toEqual(meetingOf(address(one)));
        if (namesAMeeting(meetingKey(address(one)) ?? ''))
          expect(sameMeeting(address(one), address(two))).toBe('same');
      }),
    );
  });
});

describe('a hostile address', () => {
  const hosts = [
    'calls.example',
    'calls.example:443',
    '[::1]:8080',
    ...CALL_SERVICES.flatMap(({ origins }) => origins).map(
      (origin) => origin.split('/')[2]?.replace('*', 'www.www') ?? '',
    ),
  ];
  const piece = fc.oneof(
    fc.constantFrom(
      '/',
      '//',
      '?',
      '#',
      '#//',
      '#!/',
      '&',
      '=',
      '%',
      '%00',
      '%2F',
      '%2e%2e',
      '..',
      '%ff',
      '?url=//',
      '?url=',
      '#/',
      'url=%2F_%23%2F',
      'coords=',
      'MTID=',
      'pmr',
      'meeting',
      'l',
      'meetup-join',
      'meet',
      'j',
      'my',
      'wc',
      'lookup',
      'Static',
      '12345678',
      'room',
      'token',
      '/l/meetup-join/',
      '\u0000',
      '\uD800',
      '+',
      ' ',
      '\\',
      '@',
      ':',
      '%E2%80%AE',
      'é',
      '😀',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const hostile = fc
    .tuple(
      fc.constantFrom('https://', 'http://'),
      fc.constantFrom(...hosts),
      fc.constantFrom('/', '?', '#', '//'),
      fc.array(piece, { maxLength: 12 }),
    )
    .map(([scheme, host, sign, pieces]) => `${scheme}${host}${sign}${pieces.join('')}`);

  function check(address: string): void {
    const meeting = meetingOf(address);
    sameMeeting(address, `${SITE}/room-a`);
    if (meeting === null) return;
    const again = meetingOf(`https://${meeting.key}`);
    expect(again?.key).toBe(meeting.key);
    if (meeting.certain) expect(again?.certain).toBe(true);
  }

  it('never throws, and its key is an address with the same key', () => {
    fc.assert(fc.property(hostile, check), { numRuns: 3_000 });
  });

  it('never throws at any service, with any text after the host', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CALL_SERVICES), hostile, (service, address) => {
        if (URL.canParse(address)) service.meeting(new URL(address));
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => check(text)));
  });

  const coords = (value: unknown) => encodeURIComponent(btoa(JSON.stringify(value)));
  const known = [
    'https://teams.microsoft.com/dl/launcher/launcher.html?url=//',
    'https://teams.microsoft.com/#//',
    'https://teams.microsoft.com/?url=%2F_%23%2Fl%2Fmeetup-join%2F..',
    'https://teams.microsoft.com/?url=%2F_%23%2Fmeet%2Fa%23b',
    'https://teams.live.com/light-meetings/launch?coords=%25',
    `https://teams.live.com/light-meetings/launch?coords=${coords({ meetingCode: 'a/b#%?' })}`,
    `https://teams.live.com/light-meetings/launch?coords=${coords({ meetingCode: '..' })}`,
    `https://teams.live.com/light-meetings/launch?coords=${coords({ conversationId: '\uD800' })}`,
    `https://teams.live.com/light-meetings/launch?coords=${coords([1])}`,
    'https://www.www.whereby.com/room',
    'https://meet.jit.si/Static/room',
    'http://calls.example:443/room',
    `${SITE}/%E0%A4%A?room=%E0%A4%A#%`,
    `${SITE}/a\u0000b?room=\u0000`,
    `${SITE}/?room=${'a'.repeat(100_000)}`,
    `${SITE}/#${'/a'.repeat(50_000)}`,
    `${SITE}/?${'room=a&'.repeat(15_000)}`,
  ];
  it.each(known.map((address) => [encodeURI(address.toWellFormed()).slice(0, 90), address]))(
    'has a key that is an address with the same key: %s',
    (_, address) => {
      check(address);
      expect(meetingOf(address)).not.toBeNull();
    },
  );

  it('is not certain when its key is too long to be stored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (length) => {
        const meeting = meetingOf(`${SITE}/q${'a'.repeat(length)}`);
        expect(meeting?.certain).toBe((meeting?.key.length ?? 0) <= MAX_KEY_LENGTH);
      }),
    );
  });
});
