/** One read of stored data: pending, failed or answered, repeated when what it read has changed. */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useReportFailure, type Readable } from './failedReads';

export interface Query<T> {
  /** The latest answer for the current key. It stays while the same read is repeated or fails. */
  readonly data: T | undefined;
  /** Why the latest attempt failed; null when it did not, or is still under way. */
  readonly error: unknown;
  /** There is neither an answer nor an error yet. */
  readonly pending: boolean;
  readonly retry: () => void;
}

interface QueryOptions<T> {
  /** Named to the coach when the read fails. */
  readonly what: Readable;
  /** Whose data is read. With another key the former answer is gone; null reads nothing. */
  readonly key: string | null;
  read(key: string): Promise<T>;
  /** Calls `reload` when what was read may have changed. Has to be memoised. @returns its stop */
  readonly listen: (reload: () => void) => () => void;
}

interface Answer<T> {
  readonly key: string | null;
  readonly data: T | undefined;
  readonly error: unknown;
}

/** For what is read once, or tells of no change. */
export const NEVER_CHANGES = () => () => undefined;

export function useQuery<T>({ what, key, read, listen }: QueryOptions<T>): Query<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ key, data: undefined, error: null });
  const readNow = useEffectEvent(read);
  const load = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (key === null) return;
    let latest = 0;
    const loadNow = () => {
      // An answer to an earlier request, or for another key, is not shown.
      const request = ++latest;
      readNow(key).then(
        (data) => {
          if (request === latest) setAnswer({ key, data, error: null });
        },
        (error: unknown) => {
          console.warn('aparté: could not be read', error);
          if (request === latest) setAnswer((before) => ({ ...ofKey(before, key), error }));
        },
      );
    };
    load.current = loadNow;
    loadNow();
    const stop = listen(loadNow);
    return () => {
      latest = -1;
      stop();
    };
  }, [key, listen]);

  const retry = useCallback(() => {
    setAnswer((before) => ({ ...before, error: null }));
    load.current?.();
  }, []);

  const { data, error } = ofKey(answer, key);
  useReportFailure(what, error !== null, retry);
  return { data, error, pending: key !== null && data === undefined && error === null, retry };
}

function ofKey<T>(answer: Answer<T>, key: string | null): Answer<T> {
  return answer.key === key ? answer : { key, data: undefined, error: null };
}
