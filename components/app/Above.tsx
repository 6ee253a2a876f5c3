import { useEffect, useRef, type ReactNode } from 'react';

/** Page-level notices above the page's content. Full-height pages subtract their height, `--above`. */
export function Above({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty('--above', `${current.offsetHeight}px`);
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
      style.removeProperty('--above');
    };
  }, []);
  return <div ref={box}>{children}</div>;
}
