/** Answers the browser's question about a site, which nobody can press without a screen. */
import type { Aparte } from './browser';

/** The part of a privileged page's API that is used here. */
interface PrivilegedWindow {
  chrome: {
    developerPrivate: { addHostPermission(extensionId: string, site: string): Promise<void> };
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
