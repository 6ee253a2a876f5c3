/** Schema steps are over in milliseconds: drawn out, so that a kill lands within one. */
import type { Page } from '@playwright/test';
import { until } from '../../e2e/harness/wait';

/** How long the making of each store takes. */
export const STORE_TAKES_MS = 80;
const BEGUN = 'aparte-fault: a step has begun';
const DONE = 'aparte-fault: up to date';

export interface SlowStep {
  /** Waits for the first store to be made. @throws when none is */
  begun(): Promise<void>;
  /** The page has been told that its database is up to date. */
  isDone(): boolean;
}

/** For a page not yet opened: the steps are the product's own, and take their time. */
export async function slowSteps(page: Page): Promise<SlowStep> {
  let begun = false;
  let done = false;
  page.on('console', (message) => {
    begun ||= message.text() === BEGUN;
    done ||= message.text() === DONE;
  });
  await page.addInitScript(drawOut, [STORE_TAKES_MS, BEGUN, DONE] as const);
  return {
    begun: async () => void (await until('a step to begin', () => begun || null)),
    isDone: () => done,
  };
}

/** Runs in the page, before the product does. */
function drawOut([takesMs, begun, done]: readonly [number, string, string]): void {
  const { createObjectStore } = IDBDatabase.prototype;
  IDBDatabase.prototype.createObjectStore = function slow(...args) {
    console.info(begun);
    const store = createObjectStore.apply(this, args);
    // What was asked for is on its way to the browser's own process meanwhile.
    const end = performance.now() + takesMs;
    while (performance.now() < end);
    return store;
  };
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function watched(...args) {
    const request = open.apply(this, args);
    request.addEventListener('upgradeneeded', () => {
      request.addEventListener('success', () => console.info(done));
    });
    return request;
  };
}
