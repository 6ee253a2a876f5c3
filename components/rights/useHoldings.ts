import type { PersonHoldings } from '../../lib/rights/holdings';
import { useServices } from '../app/services';
import { useQuery } from '../data/useQuery';

/** All that is stored about a person, read again whenever anything changes; undefined at first. */
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
