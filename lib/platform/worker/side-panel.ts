/** Makes the toolbar button open the panel of the current tab. */
import { browser, type Browser } from 'wxt/browser';

function panelPath(tabId: number): string {
  return `sidepanel.html?tab=${tabId}`;
}

/** Chrome and Edge have one panel per tab. Firefox has one sidebar, which follows the active tab. */
export function openPanelOnClick(): void {
  // Once a tab has its own panel, the browser toggles it; until then the click event arrives here.
  if (!import.meta.env.FIREFOX)
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
  browser.action.onClicked.addListener((tab) => openPanel(tab));
}

/** Call it synchronously in a user gesture: after an await the browser refuses to open the panel. */
function openPanel(tab: Browser.tabs.Tab): void {
  if (tab.id === undefined) return;
  if (import.meta.env.FIREFOX) {
    void (browser as unknown as { sidebarAction: { open(): Promise<void> } }).sidebarAction.open();
    return;
  }
  void browser.sidePanel.setOptions({ tabId: tab.id, path: panelPath(tab.id), enabled: true });
  void browser.sidePanel.open({ tabId: tab.id });
}
