/** Implements `Area` with storage.local. */
import { browser } from 'wxt/browser';
import type { Area } from './memory';

export const storageLocal: Area = {
  async get(key) {
    return (await browser.storage.local.get(key))[key];
  },
  async set(key, value) {
    await browser.storage.local.set({ [key]: value });
  },
  listen(changed) {
    browser.storage.local.onChanged.addListener(changed);
    return () => browser.storage.local.onChanged.removeListener(changed);
  },
};
