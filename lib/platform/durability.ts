/** Will the browser keep what is stored? */
import { browser } from 'wxt/browser';
import type { Durability } from '../records/durability';

export async function durability(): Promise<Durability> {
  // Also true in Firefox when it is set to never remember: then nothing outlives the window.
  if (browser.extension.inIncognitoContext) return 'private';
  const kept = await navigator.storage.persist().catch(() => false);
  // Chromium keeps what an extension with `unlimitedStorage` stores, whatever it answers here.
  return kept || !isFirefox() ? 'kept' : 'evictable';
}

function isFirefox(): boolean {
  return browser.runtime.getURL('/').startsWith('moz-extension:');
}
