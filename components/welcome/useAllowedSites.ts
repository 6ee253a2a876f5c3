import { useServices } from '../app/services';
import { useQuery } from '../data/useQuery';

/** The granted match patterns, kept up to date; undefined until they are known. */
export function useAllowedSites(): readonly string[] | undefined {
  const { sites } = useServices();
  const { data } = useQuery({
    what: 'sites',
    key: 'sites',
    read: () => sites.allowed(),
    listen: sites.listen,
  });
  return data;
}
