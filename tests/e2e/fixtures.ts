/** One browser per test, one call server per worker. */
import { test as base } from '@playwright/test';
import { startCallServer } from '../fixtures/call/server';
import { launchAparte, type Aparte } from './harness/browser';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';

interface CallServer {
  readonly origin: string;
}

interface TestFixtures {
  /** A fresh browser with the test build in it. */
  readonly aparte: Aparte;
  /** Opens the real side panel of a tab. */
  readonly openPanelOf: (tab: Parameters<typeof openPanel>[1]) => Promise<PanelPage>;
}

interface WorkerFixtures {
  readonly server: CallServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs here
    async ({}, use) => {
      const server = await startCallServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs here
  aparte: async ({}, use) => {
    const aparte = await launchAparte();
    await use(aparte);
    await aparte.close();
  },
  openPanelOf: async ({ aparte }, use, testInfo) => {
    const panels: PanelPage[] = [];
    await use(async (tab) => {
      const { page } = await openPanel(aparte, tab);
      const panel = new PanelPage(page);
      panels.push(panel);
      return panel;
    });
    if (testInfo.status === testInfo.expectedStatus) return;
    for (const [index, { page }] of panels.entries()) {
      if (page.isClosed()) continue;
      const path = testInfo.outputPath(`panel-${index + 1}.png`);
      await page.screenshot({ path }).catch(() => undefined);
      await testInfo.attach(`panel ${index + 1}`, { path }).catch(() => undefined);
    }
  },
});

export { expect } from '@playwright/test';
