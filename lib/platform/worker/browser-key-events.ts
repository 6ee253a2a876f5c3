/** Hears the browser's keyboard commands, and answers them on the toolbar button for a moment. */
import { browser } from 'wxt/browser';
import { createHiding } from '../hiding';
import { askLiveListening } from '../live-listening';
import { createBadge } from './badge';
import { pressBrowserKey, type BrowserKeyDependencies } from './browser-keys';

export function answerBrowserKeys(
  dependencies: Omit<BrowserKeyDependencies, 'askLiveListening' | 'hiding'>,
): void {
  const hiding = createHiding();
  const badge = createBadge(hiding);
  browser.commands.onCommand.addListener((key) => {
    void pressBrowserKey(key, { ...dependencies, askLiveListening, hiding }).then(
      // Whether pages are hidden stays on the button: no sign may stand before it.
      (done) => key !== 'hide-everything' && badge.flash(done),
      (error: unknown) => {
        console.warn('aparté: a key could not be obeyed', error);
        badge.flash(false);
      },
    );
  });
}
