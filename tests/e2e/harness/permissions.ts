/** Site access, granted as the coach would on the browser's own page of extensions. */
import type { Aparte } from './browser';

/** The part of a privileged page's API that is used here. */
interface PrivilegedWindow {
  chrome: {
    developerPrivate: { addHostPermission(extensionId: string, site: string): Promise<void> };
  };
}

/** @param site a match pattern, as `https://calls.example/*` */
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
