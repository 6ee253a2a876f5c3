/**
 * Where the data key is while Aparté is unlocked: in storage.session, which the browser keeps in
 * memory, shows to extension pages and the worker alone, and forgets when it closes.
 */
import { browser } from 'wxt/browser';
import { fromBase64, toBase64, type Bytes } from '../../bytes/base64';

const KEY = 'dataKey';

export interface KeyHolder {
  read(): Promise<Bytes | null>;
  write(key: Bytes | null): Promise<void>;
  /** Called in every page and the worker when the key comes or goes. @returns its stop */
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
