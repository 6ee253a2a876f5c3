/**
 * Keeps the data key while Aparté is unlocked, in storage.session: in memory, accessible only to
 * extension pages and the worker, and cleared when the browser closes.
 */
import { browser } from 'wxt/browser';
import { fromBase64, toBase64, type Bytes } from '../../bytes/base64';

const KEY = 'dataKey';

export interface KeyHolder {
  read(): Promise<Bytes | null>;
  write(key: Bytes | null): Promise<void>;
  /**
   * Calls `changed` in every page and the worker when the key is set or removed.
   * @returns a function that unsubscribes
   */
  listen(changed: () => void): () => void;
}

export function sessionKeyHolder(): KeyHolder {
  return {
    async read() {
      const stored: unknown = (await browser.storage.session.get(KEY))[KEY];
      return typeof stored === 'string' ? fromBase64(stored) : null;
    },
    async write(key) {
      if (key === null) await browser.storage.session.remove(KEY);
      else await browser.storage.session.set({ [KEY]: toBase64(key) });
    },
    listen(changed) {
      const hear = (changes: Record<string, unknown>, area: string) => {
        if (area === 'session' && KEY in changes) changed();
      };
      browser.storage.onChanged.addListener(hear);
      return () => browser.storage.onChanged.removeListener(hear);
    },
  };
}
