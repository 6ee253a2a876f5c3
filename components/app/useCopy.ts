import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClipboardFormats } from '../../lib/export/clipboard-formats';
import { useServices } from './services';

const COPIED_SHOWN_MS = 3_000;

/** A text the browser refused to copy, and the reason. */
export interface RefusedCopy {
  readonly text: string;
  readonly reason: string;
}

/** Copies to the clipboard, with the outcome, and the text itself when it was refused (see CopyByHand). */
export function useCopy() {
  const { copy: toClipboard } = useServices();
  const [copied, setCopied] = useState(false);
  const [refused, setRefused] = useState<RefusedCopy | null>(null);
  const fading = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(fading.current), []);

  const copy = useCallback(
    async (flavours: ClipboardFormats): Promise<boolean> => {
      setRefused(null);
      try {
        await toClipboard(flavours);
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        // The reason becomes part of a sentence, so drop its full stop.
        setRefused({ text: flavours.plain, reason: words.replace(/\.$/, '') });
        return false;
      }
      setCopied(true);
      clearTimeout(fading.current);
      fading.current = setTimeout(() => setCopied(false), COPIED_SHOWN_MS);
      return true;
    },
    [toClipboard],
  );

  return { copy, copied, refused };
}
