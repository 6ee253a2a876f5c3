import { expect, test, vi } from 'vitest';
import { durabilityWhere } from '../../lib/platform/durability';

test.each([
  ['a private window', { isPrivate: true, isFirefox: true }, true, 'private'],
  ['a Firefox that promises', { isPrivate: false, isFirefox: true }, true, 'kept'],
  ['a Firefox that does not', { isPrivate: false, isFirefox: true }, false, 'evictable'],
  ['a Firefox that fails', { isPrivate: false, isFirefox: true }, null, 'evictable'],
  ['Chromium', { isPrivate: false, isFirefox: false }, false, 'kept'],
] as const)(
  'whether stored data is private, kept or evictable in %s',
  async (_name, where, answer, found) => {
    const persist = vi.fn(async () => {
      if (answer === null) throw new TypeError('no such thing here');
      return answer;
    });
    expect(await durabilityWhere({ ...where, persist })).toBe(found);
  },
);
