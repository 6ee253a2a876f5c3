import { expect, test } from 'vitest';
import { senderKind } from '../../lib/platform/messages';

const own = { id: 'aparte', pages: 'chrome-extension://aparte/' };

test.each([
  ['the panel', 'aparte', 'chrome-extension://aparte/sidepanel.html?tab=1', 'page'],
  ['the practice call', 'aparte', 'chrome-extension://aparte/practice.html#x', 'practice'],
  ['a page that only looks like it', 'aparte', 'chrome-extension://aparte/x/practice.html', 'page'],
  ['a call', 'aparte', 'https://meet.example/room', 'call'],
  ['a site with such a path', 'aparte', 'https://meet.example/practice.html', 'call'],
  [
    'another extension’s page in our frame',
    'aparte',
    'chrome-extension://other/practice.html',
    'call',
  ],
  ['a frame without an address', 'aparte', undefined, 'call'],
  ['another extension', 'other', 'chrome-extension://aparte/practice.html', null],
] as const)('the kind of sender is recognised for a message from %s', (_name, id, url, kind) => {
  expect(senderKind(url === undefined ? { id } : { id, url }, own)).toBe(kind);
});
