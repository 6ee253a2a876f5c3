/** What the coach does on the browser's own page of extensions, which needs a screen. */
import type { Aparte } from './browser';

/** The part of a privileged page's API that is used here. */
interface PrivilegedWindow {
  chrome: {
    developerPrivate: {
      addHostPermission(extensionId: string, site: string): Promise<void>;
      updateExtensionConfiguration(change: {
        extensionId: string;
        hostAccess: 'ON_CLICK';
      }): Promise<void>;
    };
    management: { setEnabled(extensionId: string, enabled: boolean): Promise<void> };
  };
}

/**
 * Allows a site on the browser's own page of extensions: when the extension then asks for it, the
 * answer is yes without a question. Until it asks, it has nothing.
 * @param site a match pattern, as `https://calls.example/*`
 */
export async function grantSite(aparte: Aparte, site: string): Promise<void> {
  const page = await aparte.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    async ([id, pattern]) => {
      const { chrome } = window as unknown as PrivilegedWindow;
      await chrome.developerPrivate.addHostPermission(id, pattern);
    },
    [aparte.extensionId, site] as const,
  );
  await page.close();
}

/** Every site is withdrawn: 'this extension can read … when you click it'. */
export async function withdrawSites(aparte: Aparte): Promise<void> {
  await onExtensionsPage(aparte, async (id) => {
    const { chrome } = window as unknown as PrivilegedWindow;
    await chrome.developerPrivate.updateExtensionConfiguration({
      extensionId: id,
      hostAccess: 'ON_CLICK',
    });
  });
}

/** As with the switch beside its name. */
export async function switchExtensionOff(aparte: Aparte): Promise<void> {
  await onExtensionsPage(aparte, async (id) => {
    const { chrome } = window as unknown as PrivilegedWindow;
    await chrome.management.setEnabled(id, false);
  });
}

async function onExtensionsPage(
  aparte: Aparte,
  work: (id: string) => Promise<void>,
): Promise<void> {
  const page = await aparte.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(work, aparte.extensionId);
  await page.close();
}
