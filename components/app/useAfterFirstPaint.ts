import { useDeferredValue } from 'react';

/**
 * False in the first drawing of whoever asks, true in the next one, which is made when there is
 * time: what a reader looks at first does not wait for what stands below it.
 */
export function useAfterFirstPaint(): boolean {
  return useDeferredValue(true, false);
}
