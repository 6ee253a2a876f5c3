import { useDeferredValue } from 'react';

/**
 * False in the first render, true in a later one made when the browser has time: content below the first view
 * does not delay it.
 */
export function useAfterFirstPaint(): boolean {
  return useDeferredValue(true, false);
}
