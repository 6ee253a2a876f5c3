/** Determines whether the browser will keep the stored data. */
import { browser } from 'wxt/browser';
import type { Durability } from '../records/durability';

interface Asked {
  /** Also true when Firefox is set to never remember history: then nothing outlives the window. */
  readonly isPrivate: boolean;
  readonly isFirefox: boolean;
  /** Requests persistent storage. */
  persist(): Promise<boolean>;
}

export async function durabilityWhere(asked: Asked): Promise<Durability> {
  if (asked.isPrivate) return 'private';
  const kept = await asked.persist().catch(() => false);
  // Chromium never evicts an extension with `unlimitedStorage`, whatever persist() answers.
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
