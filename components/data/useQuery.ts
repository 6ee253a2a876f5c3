/** One read of stored data: pending, failed or answered; repeated when its data has changed. */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useReportFailure, type Readable } from './failedReads';

export interface Query<T> {
  /** The latest answer for the current key. It is kept while the same read is repeated or fails. */
  readonly data: T | undefined;
  /** The error of the latest attempt; null when it succeeded or is in progress. */
  readonly error: unknown;
  /** True while there is neither an answer nor an error. */
  readonly pending: boolean;
  readonly retry: () => void;
}

interface QueryOptions<T> {
  /** Shown to the coach when the read fails. */
  readonly what: Readable;
  /** Identifies the data. A new key discards the former answer; null reads nothing. */
  readonly key: string | null;
  read(key: string): Promise<T>;
  /** Calls `reload` when the data may have changed. Must be memoised. @returns a function that stops it */
  readonly listen: (reload: () => void) => () => void;
}

interface Answer<T> {
  readonly key: string | null;
  readonly data: T | undefined;
  readonly error: unknown;
}

/** For data that is read once or has no change events. */
export const NEVER_CHANGES = () => () => undefined;

export function useQuery<T>({ what, key, read, listen }: QueryOptions<T>): Query<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ key, data: undefined, error: null });
  const readNow = useEffectEvent(read);
  const load = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (key === null) return;
    let latest = 0;
    const loadNow = () => {
      // Ignore answers to an earlier request or for another key.
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
