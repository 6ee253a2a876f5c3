/** Both ends of the worker's orders to panels. */
import { browser } from 'wxt/browser';
import { panelOrder, type PanelOrder } from '../messages/panel';

/** Worker → every open panel; that none is open is no error. */
export async function orderPanels(order: PanelOrder): Promise<void> {
  await browser.runtime.sendMessage(order).catch(() => undefined);
}

/** @returns its stop */
export function listenToPanelOrders(listener: (order: PanelOrder) => void): () => void {
  function hear(message: unknown, sender: { id?: string; tab?: unknown }): undefined {
    // Pages in tabs, call pages among them, have no say: the worker has no tab.
    if (sender.id !== browser.runtime.id || sender.tab !== undefined) return;
    const parsed = panelOrder.safeParse(message);
    if (parsed.success) listener(parsed.data);
  }
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}
