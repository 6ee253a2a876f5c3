/** What the panel needs of the past: the last weeks, however many years are stored. */
import type { AnyRecord } from '../../lib/records/envelope';
import type { Repository } from '../../lib/records/repository';
import { OPEN_AT_MOST_MS } from '../../lib/session/session';
import { useStored } from '../app/hooks';
import { useServices } from '../app/services';

type Source<R extends AnyRecord> = Pick<Repository<R>, 'kind' | 'since'>;

/** Undefined until they are read. */
export function useRecent<R extends AnyRecord>(source: Source<R>): readonly R[] | undefined {
  const { clock } = useServices();
  return useStored(source.kind, 'recent', () => source.since(clock.nowMs() - OPEN_AT_MOST_MS));
}
