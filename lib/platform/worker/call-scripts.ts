/**
 * Registers the two call scripts at run time, for every site the coach has allowed, so that the manifest
 * needs no host permission.
 */
import { browser } from 'wxt/browser';

const TAP = '/content-scripts/call-tap.js';
const CALL = '/content-scripts/call.js';

/** Updates the registrations to match the granted sites. Pages that are already open keep their scripts. */
export async function registerCallScripts(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const matches = origins.map((origin) => origin.replace(/\/[^/]*$/, '/*'));
  await browser.scripting.unregisterContentScripts();
  if (matches.length === 0) return;
  const everyFrame = {
    matches,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: 'document_start',
    persistAcrossSessions: true,
  } as const;
  await browser.scripting.registerContentScripts([
    { ...everyFrame, id: 'call-tap', js: [TAP], world: 'MAIN' },
    { ...everyFrame, id: 'call', js: [CALL], world: 'ISOLATED' },
  ]);
}

/** Whether the extension may run on the site of this address; always true for its own pages. */
export async function maySeeSite(url: string): Promise<boolean> {
  if (url.startsWith(browser.runtime.getURL('/'))) return true;
  if (!/^https?:/.test(url)) return false;
  const { protocol, hostname } = new URL(url);
  return await browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}
