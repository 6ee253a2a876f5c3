/** Handles the browser's keyboard commands and shows the result briefly on the toolbar badge. */
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
      // No flash for hide-everything: the badge shows whether pages are hidden, and a flash would cover it.
      (done) => key !== 'hide-everything' && badge.flash(done),
      (error: unknown) => {
        console.warn('aparté: a key could not be obeyed', error);
        badge.flash(false);
      },
    );
  });
}
