/** Hears the browser's keyboard commands, and answers them on the toolbar button for a moment. */
import { browser } from 'wxt/browser';
import { askLiveListening } from '../live-listening';
import { orderPanels } from '../panel-orders';
import { pressBrowserKey, type BrowserKeySeams } from './browser-keys';

const SHOWN_MS = 1_500;

export function answerBrowserKeys(
  seams: Omit<BrowserKeySeams, 'askLiveListening' | 'orderPanels'>,
): void {
  browser.commands.onCommand.addListener((key) => {
    void pressBrowserKey(key, { ...seams, askLiveListening, orderPanels })
      .catch((error: unknown) => {
        console.warn('aparté: a key could not be obeyed', error);
        return false;
      })
      .then(showOnButton);
  });
}

/** The panel may be closed: a sign on the button says that the key was heard. */
function showOnButton(done: boolean): void {
  void browser.action.setBadgeBackgroundColor({ color: '#665f57' });
  void browser.action.setBadgeText({ text: done ? '✓' : '–' });
  setTimeout(() => void browser.action.setBadgeText({ text: '' }), SHOWN_MS);
}
