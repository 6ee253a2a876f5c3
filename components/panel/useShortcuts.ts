import { useEffect, useRef } from 'react';
import { shortcutFor, type ShortcutName } from './shortcuts';

/** Runs the handler of each pressed shortcut, anywhere in the panel. */
export function useShortcuts(handlers: Partial<Record<ShortcutName, () => void>>): void {
  const latest = useRef(handlers);
  latest.current = handlers;

  useEffect(() => {
    const listening = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        const name = shortcutFor(event);
        const handler = name && latest.current[name];
        if (!handler || event.defaultPrevented) return;
        event.preventDefault();
        handler();
      },
      { signal: listening.signal },
    );
    return () => listening.abort();
  }, []);
}
