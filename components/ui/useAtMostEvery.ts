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
    const waitMs = Math.max(0, lastChangeMs.current + periodMs - performance.now());
    const timer = setTimeout(() => {
      lastChangeMs.current = performance.now();
      setShown(latest.current);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [key, shown.key, periodMs]);

  return shown.value;
}
