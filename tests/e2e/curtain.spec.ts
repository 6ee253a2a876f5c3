import type { Page } from '@playwright/test';
import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { audit } from './harness/audit';
import { launchAparte } from './harness/browser';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';

const words = en.panel.curtain;

type SharingWindow = Window & { shared?: MediaStream };

async function share(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
    (window as SharingWindow).shared = stream;
  });
}

/** As call pages do: it fires no event. */
async function stopSharing(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const track of (window as SharingWindow).shared?.getTracks() ?? []) track.stop();
  });
}

const KINDS = [
  { kind: 'monitor', covered: words.monitor },
  { kind: 'window', covered: words.window },
  { kind: 'browser', covered: null },
] as const;

for (const { kind, covered } of KINDS) {
  test(`sharing a ${kind} ${covered === null ? 'leaves the panel alone' : 'covers it'}`, async ({
    server,
  }) => {
    const aparte = await launchAparte({
      args: [
        `--use-fake-device-for-media-stream=display-media-type=${kind}`,
        '--use-fake-ui-for-media-stream',
      ],
    });
    const tab = await aparte.context.newPage();
    await tab.goto(`${server.origin}/blank`);
    const panel = new PanelPage((await openPanel(aparte, tab)).page);
    await panel.startWithNew('Camille');
    await panel.press('n');
    await panel.page.keyboard.type('Half a thought');

    await share(tab);
    if (covered === null) {
      // Long enough for a curtain to have come down.
      await panel.page.waitForTimeout(1_500);
      await expect(panel.noteField).toHaveValue('Half a thought');
      await aparte.close();
      return;
    }
    await expect(panel.page.getByRole('heading', { name: covered })).toBeFocused();
    await expect(panel.page.getByText('Camille')).toHaveCount(0);
    await expect(panel.noteField).toHaveCount(0);
    // Whoever was typing goes on typing for a moment: no letter lifts the curtain.
    await panel.page.keyboard.type(' then h and more');
    await expect(panel.page.getByText(words.why)).toBeVisible();
    if (kind === 'monitor') expect(await audit(panel.page, 'curtain')).toEqual([]);

    await panel.page.keyboard.press('Escape');
    await expect(panel.noteField).toHaveValue('Half a thought');
    // The coach has decided, for this share.
    await panel.page.waitForTimeout(1_500);
    await expect(panel.noteField).toBeVisible();

    await stopSharing(tab);
    await panel.page.waitForTimeout(1_000);
    await share(tab);
    await expect(panel.page.getByRole('heading', { name: covered })).toBeVisible();
    await stopSharing(tab);
    await expect(panel.noteField).toHaveValue('Half a thought');
    await aparte.close();
  });
}
