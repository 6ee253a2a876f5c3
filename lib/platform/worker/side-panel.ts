/** The toolbar button opens the panel of its own tab. */
import { browser, type Browser } from 'wxt/browser';

function panelPath(tabId: number): string {
  return `sidepanel.html?tab=${tabId}`;
}

/** Chrome and Edge: one panel per tab. Firefox: its sidebar, which follows the active tab. */
export function openPanelOnClick(): void {
  // Once a tab has its panel, the browser itself toggles it; until then the click comes here.
  if (!import.meta.env.FIREFOX)
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
  browser.action.onClicked.addListener((tab) => openPanel(tab));
}

/** Must be called in the turn of a user gesture: awaiting first would lose it. */
function openPanel(tab: Browser.tabs.Tab): void {
  if (tab.id === undefined) return;
  if (import.meta.env.FIREFOX) {
    void (browser as unknown as { sidebarAction: { open(): Promise<void> } }).sidebarAction.open();
    return;
  }
  void browser.sidePanel.setOptions({ tabId: tab.id, path: panelPath(tab.id), enabled: true });
  void browser.sidePanel.open({ tabId: tab.id });
}
