// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { Keeping } from '../../../components/welcome/Keeping';
import { en } from '../../../lib/i18n/en';
import type { Durability } from '../../../lib/records/durability';
import { showScreen, text } from '../app/screen';

const words = en.welcome.keeping;

it.each([
  ['private', words.private],
  ['evictable', words.evictable],
  ['kept', null],
] as const)(
  'the welcome page warns where stored data may be lost, and only there: %s',
  async (found: Durability, warning) => {
    await showScreen(<Keeping />, [], {
      nowMs: 1,
      besides: () => ({ durability: async () => found }),
    });
    for (const each of [words.private, words.evictable])
      expect(text().includes(each), each).toBe(each === warning);
    // No browser reports whether it clears stored data when it closes.
    expect(text()).toContain(words.clearing);
  },
);
