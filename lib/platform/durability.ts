/** Will the browser keep what is stored? */
import { browser } from 'wxt/browser';
import type { Durability } from '../records/durability';

interface Asked {
  /** Also true in Firefox when it is set to never remember: then nothing outlives the window. */
  readonly isPrivate: boolean;
  readonly isFirefox: boolean;
  /** Asks the browser to keep it. */
  persist(): Promise<boolean>;
}

export async function durabilityWhere(asked: Asked): Promise<Durability> {
  if (asked.isPrivate) return 'private';
  const kept = await asked.persist().catch(() => false);
  // Chromium keeps what an extension with `unlimitedStorage` stores, whatever it answers here.
  return kept || !asked.isFirefox ? 'kept' : 'evictable';
}

export const isPrivate = () => browser.extension.inIncognitoContext;

export function durability(): Promise<Durability> {
  return durabilityWhere({
    isPrivate: isPrivate(),
    isFirefox: browser.runtime.getURL('/').startsWith('moz-extension:'),
    persist: () => navigator.storage.persist(),
  });
}
