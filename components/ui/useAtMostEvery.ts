import { useEffect, useRef, useState } from 'react';

/**
 * The given value, let through at most once per `periodMs`; the latest one always arrives in the
 * end. Values are told apart by `key`, so that equal objects do not count as a change.
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
    // At once, so that it is drawn with what else changes now.
    if (waitMs <= 0) return letThrough();
    const timer = setTimeout(letThrough, waitMs);
    return () => clearTimeout(timer);
  }, [key, shown.key, periodMs]);

  return shown.value;
}
