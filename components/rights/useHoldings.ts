import { useEffect, useState } from 'react';
import type { PersonHoldings } from '../../lib/rights/holdings';
import { useServices } from '../app/services';

/** All that is stored about a person, read again whenever anything changes; undefined at first. */
export function useHoldings(personId: string): PersonHoldings | undefined {
  const { stores, rights } = useServices();
  const [read, setRead] = useState<{ personId: string; holdings: PersonHoldings }>();

  useEffect(() => {
    let current = true;
    let asked = 0;
    const load = () => {
      const ticket = ++asked;
      rights.holdingsOf(personId).then(
        (holdings) => {
          if (current && ticket === asked) setRead({ personId, holdings });
        },
        (error: unknown) => console.warn('aparté: could not be read', error),
      );
    };
    load();
    const stop = stores.changes.listen(load);
    return () => {
      current = false;
      stop();
    };
  }, [stores, rights, personId]);

  return read?.personId === personId ? read.holdings : undefined;
}
