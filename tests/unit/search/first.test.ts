import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFirst } from '../../../lib/search/first';

it('the first results equal those of a full sort, with ties in their original order', () => {
  const items = fc.array(fc.record({ rank: fc.nat(4), id: fc.nat() }), { maxLength: 60 });
  fc.assert(
    fc.property(items, fc.nat(20), (all, limit) => {
      const first = createFirst<(typeof all)[number]>(limit, (a, b) => a.rank - b.rank);
      for (const each of all) first.offer(each);
      expect(first.offered()).toBe(all.length);
      expect(first.all()).toEqual(all.toSorted((a, b) => a.rank - b.rank).slice(0, limit));
    }),
  );
});
