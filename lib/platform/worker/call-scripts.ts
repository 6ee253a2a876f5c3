/**
 * Registers the two call scripts for every site the coach has allowed, at run time: so the
 * manifest asks for no site at all.
 */
import { browser } from 'wxt/browser';

const TAP = '/content-scripts/call-tap.js';
const CALL = '/content-scripts/call.js';

/** Makes the registrations fit the granted sites. Pages already open keep what they have. */
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

/** Whether the coach allows the extension on the site of this address; its own pages always. */
export async function maySeeSite(url: string): Promise<boolean> {
  if (url.startsWith(browser.runtime.getURL('/'))) return true;
  if (!/^https?:/.test(url)) return false;
  const { protocol, hostname } = new URL(url);
  return await browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}
