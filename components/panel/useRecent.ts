/** The records of the last weeks: keeps reads small after years of use. */
import type { AnyRecord } from '../../lib/records/envelope';
import type { Repository } from '../../lib/records/repository';
import { OPEN_AT_MOST_MS } from '../../lib/session/session';
import type { Query } from '../data/useQuery';
import { useStored } from '../data/useStored';
import { useServices, type Services } from '../app/services';

type Source<R extends AnyRecord> = Pick<Repository<R>, 'kind' | 'since'>;

export function readRecent<R extends AnyRecord>(source: Source<R>, clock: Services['clock']) {
  return source.since(clock.nowMs() - OPEN_AT_MOST_MS);
}

export function useRecent<R extends AnyRecord>(source: Source<R>): Query<readonly R[]> {
  const { clock } = useServices();
  return useStored(source.kind, 'recent', () => readRecent(source, clock));
}
