import { useLayoutEffect, useState, type RefObject } from 'react';

/** Assumed width before measuring, and in environments without layout. */
const UNKNOWN_PX = 800;

/** The width of an element in CSS px, kept up to date. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(UNKNOWN_PX);
  useLayoutEffect(() => {
    const found = element.current;
    if (!found) return undefined;
    const measure = () => setWidthPx(found.clientWidth || UNKNOWN_PX);
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(found);
    return () => watching.disconnect();
  }, [element]);
  return widthPx;
}
