/** The sign on the toolbar button: what a key just did, for a moment; else whether pages are hidden. */
import { browser } from 'wxt/browser';
import type { Hiding } from '../hiding';

const FLASH_MS = 1_500;
const HIDDEN = '×';

export interface Badge {
  /** Says for a moment whether a key had something to do: the panel may be closed. */
  flash(done: boolean): void;
}

/** A worker that starts anew sets the badge again: the one before may have ended during a flash. */
export function createBadge(hiding: Pick<Hiding, 'current' | 'listen'>): Badge {
  let flashing: ReturnType<typeof setTimeout> | undefined;

  const write = (text: string) => void browser.action.setBadgeText({ text });
  function showHidden(): void {
    const hidden = hiding.current() === true;
    if (flashing === undefined) write(hidden ? HIDDEN : '');
    const title = browser.i18n.getMessage(hidden ? 'hiddenTitle' : 'openPanel');
    void browser.action.setTitle({ title });
  }

  void browser.action.setBadgeBackgroundColor({ color: '#665f57' });
  hiding.listen(showHidden);
  if (hiding.current() !== undefined) showHidden();
  return {
    flash(done) {
      clearTimeout(flashing);
      write(done ? '✓' : '–');
      flashing = setTimeout(() => {
        flashing = undefined;
        showHidden();
      }, FLASH_MS);
    },
  };
}
