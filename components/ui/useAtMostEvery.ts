import { useEffect, useRef, useState } from 'react';

/**
 * Throttles a value to one change per `periodMs`; the latest value always arrives. Values are compared by
 * `key`, so that equal objects do not count as a change.
 */
export function useAtMostEvery<Value>(value: Value, key: string, periodMs: number): Value {
  const [shown, setShown] = useState({ value, key });
  const latest = useRef({ value, key });
  const lastChangeMs = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    latest.current = { value, key };
  });

  useEffect(() => {
    if (shown.key === key) return undefined;
    const letThrough = () => {
      lastChangeMs.current = performance.now();
      setShown(latest.current);
    };
    const waitMs = lastChangeMs.current + periodMs - performance.now();
    // Update synchronously, so that it is rendered together with other changes.
    if (waitMs <= 0) return letThrough();
    const timer = setTimeout(letThrough, waitMs);
    return () => clearTimeout(timer);
  }, [key, shown.key, periodMs]);

  return shown.value;
}
