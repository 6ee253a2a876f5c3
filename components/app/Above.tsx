import { useEffect, useRef, type ReactNode } from 'react';

/** What a page says before anything else. Pages as high as the window leave room for it: `--above`. */
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
