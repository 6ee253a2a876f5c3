/** The toolbar badge: briefly the result of a keyboard command, otherwise whether pages are hidden. */
import { browser } from 'wxt/browser';
import type { Hiding } from '../hiding';

const FLASH_MS = 1_500;
const HIDDEN = '×';

export interface Badge {
  /** Shows for a moment whether a keyboard command did something, because the panel may be closed. */
  flash(done: boolean): void;
}

/** Sets the badge again on every start of the worker: the previous worker may have ended during a flash. */
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
