import type { PersonHoldings } from '../../lib/rights/holdings';
import { useServices } from '../app/services';
import { useQuery } from '../data/useQuery';

/** All records about a person, read again whenever any of them changes; undefined at first. */
export function useHoldings(personId: string): PersonHoldings | undefined {
  const { stores, rights } = useServices();
  const { data } = useQuery({
    what: 'personData',
    key: personId,
    read: (id) => rights.holdingsOf(id),
    listen: stores.changes.listen,
  });
  return data;
}
