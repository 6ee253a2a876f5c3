import { useEffect, useEffectEvent } from 'react';
import { takesText } from '../app/takesText';
import type { Edits } from '../notes/useEdits';

/** Ctrl+Z and Ctrl+Shift+Z (⌘ on a Mac) outside of fields; inside fields they belong to the browser. */
export function useUndoKeys(edits: Edits, onStep: (way: 'undo' | 'redo') => void): void {
  const press = useEffectEvent(async (event: KeyboardEvent) => {
    const way = undoKey(event);
    if (way === null || event.defaultPrevented || takesText(event.target)) return;
    event.preventDefault();
    if (await edits[way]()) onStep(way);
  });

  useEffect(() => {
    const listening = new AbortController();
    document.addEventListener('keydown', (event) => void press(event), {
      signal: listening.signal,
    });
    return () => listening.abort();
  }, []);
}

/** Ctrl+Y also redoes. */
function undoKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : null;
}
