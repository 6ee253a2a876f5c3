import { expect, it } from 'vitest';
import { createOpenPages } from '../../lib/platform/open-pages';

/** The parts of Web Locks that are used, for one browser. */
function fakeLocks() {
  const held = new Set<string>();
  const locks = {
    async request(name: string, work: () => Promise<unknown>) {
      await Promise.resolve();
      held.add(name);
      return await work();
    },
    query: async () => ({ held: [...held].map((name) => ({ name })) }),
  } as unknown as Pick<LockManager, 'request' | 'query'>;
  return { locks, held };
}

it('open pages are listed by their locks, including the page itself, and no other lock is listed', async () => {
  const { locks, held } = fakeLocks();
  held.add('aparte-lock');
  const one = createOpenPages(locks, 'one');
  const two = createOpenPages(locks, 'two');
  expect(await one.ids()).toEqual(new Set(['one', 'two']));
  held.delete('aparte-page:two');
  expect(await one.ids()).toEqual(new Set(['one']));
  expect(two.ownId).toBe('two');
});
