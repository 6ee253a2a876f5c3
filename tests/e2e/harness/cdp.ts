/** The browser's own DevTools session, with the commands that public typings do not know yet. */
import type { BrowserContext, Page } from '@playwright/test';

export interface BrowserSession {
  send<Result = unknown>(method: string, params?: object): Promise<Result>;
  on(event: string, listener: (params: never) => void): void;
}

export interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

/** @throws when the context has no browser of its own. */
export async function browserSession(context: BrowserContext): Promise<BrowserSession> {
  const browser = context.browser();
  if (browser === null) throw new Error('This context has no browser to talk to.');
  return (await browser.newBrowserCDPSession()) as unknown as BrowserSession;
}

/** Everything the browser runs, side panels and tabs included. */
export async function targets(session: BrowserSession): Promise<readonly TargetInfo[]> {
  const { targetInfos } = await session.send<{ targetInfos: TargetInfo[] }>('Target.getTargets', {
    filter: [{}],
  });
  return targetInfos;
}

/** The id of the tab around a page. @throws when no tab shows the page's address. */
export async function tabTargetOf(session: BrowserSession, page: Page): Promise<string> {
  const tab = (await targets(session)).find(
    ({ type, url }) => type === 'tab' && url === page.url(),
  );
  if (tab === undefined) throw new Error(`No tab shows ${page.url()}`);
  return tab.targetId;
}
