/** The real side panel, which only a client that connects after its opening can see. */
import { chromium, type Browser, type Page } from '@playwright/test';
import type { Aparte } from './browser';
import { tabTargetOf, targets } from './cdp';
import { until } from './wait';

export interface Panel {
  readonly page: Page;
  /** Presses the toolbar button again, which closes the panel and ends its page. */
  close(): Promise<void>;
}

/** Presses the toolbar button on a tab, as the coach does. */
export async function pressToolbarButton(aparte: Aparte, tab: Page): Promise<void> {
  await tab.bringToFront();
  const targetId = await tabTargetOf(aparte.browser, tab);
  await aparte.browser.send('Extensions.triggerAction', { id: aparte.extensionId, targetId });
}

/** Opens the panel of `tab`. @throws when none opens. */
export async function openPanel(aparte: Aparte, tab: Page): Promise<Panel> {
  const before = new Set((await panelTargets(aparte)).map(({ targetId }) => targetId));
  await pressToolbarButton(aparte, tab);
  const opened = await until('the side panel to open', async () =>
    (await panelTargets(aparte)).find(({ targetId }) => !before.has(targetId)),
  );
  const client = await chromium.connectOverCDP(aparte.debugUrl);
  aparte.beforeClose(() => client.close());
  const page = await until('the panel’s page', () => pageWithTarget(client, opened.targetId));
  return {
    page,
    async close() {
      const gone = page.waitForEvent('close');
      await pressToolbarButton(aparte, tab);
      await gone;
      await client.close();
    },
  };
}

async function panelTargets(aparte: Aparte) {
  const address = `chrome-extension://${aparte.extensionId}/sidepanel.html`;
  return (await targets(aparte.browser)).filter(({ url }) => url.startsWith(address));
}

async function pageWithTarget(client: Browser, targetId: string): Promise<Page | undefined> {
  for (const page of client.contexts().flatMap((context) => context.pages())) {
    if (!page.url().includes('/sidepanel.html')) continue;
    const session = await page.context().newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    if (targetInfo.targetId === targetId) return page;
  }
  return undefined;
}
