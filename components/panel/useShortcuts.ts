import { useEffect, useEffectEvent } from 'react';
import { shortcutFor, type ShortcutName } from './shortcuts';

/** Runs the handler of each pressed shortcut, anywhere in the panel. */
export function useShortcuts(handlers: Partial<Record<ShortcutName, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const name = shortcutFor(event);
    const handler = name && handlers[name];
    if (!handler || event.defaultPrevented) return;
    event.preventDefault();
    handler();
  });

  useEffect(() => {
    const listening = new AbortController();
    document.addEventListener('keydown', (event) => press(event), { signal: listening.signal });
    return () => listening.abort();
  }, []);
}
