/** The real sidebar, which no automation protocol lists: reached through the browser's own window. */
import { setTimeout as sleep } from 'node:timers/promises';
import { en } from '../../../lib/i18n/en';
import { until } from '../../e2e/harness/wait';
import { EXTENSION_ID, OWN_PAGES, type Firefox } from './firefox';

const words = en.panel;
/** Long enough for a browser on a machine that does other work too. */
const PATIENCE_MS = 30_000;
/** More than the sidebar takes to follow a change of tab. */
const FOLLOWED_AFTER_MS = 2_000;

type Inside = (root: Document, ...args: never[]) => unknown;

/** Presses the toolbar button, as the coach does. */
export async function pressToolbarButton(firefox: Firefox): Promise<void> {
  await firefox.inChrome(async (id) => {
    const { ExtensionParent } = ChromeUtils.importESModule(
      'resource://gre/modules/ExtensionParent.sys.mjs',
    );
    const policy = WebExtensionPolicy.getByID(id);
    if (!policy) throw new Error(`${id} is not installed`);
    const { browserActionFor } = ExtensionParent.apiManager.global;
    await browserActionFor(policy.extension).triggerAction(window);
  }, EXTENSION_ID);
}

/** Closes the sidebar, as its close button does. */
export async function closeSidebar(firefox: Firefox): Promise<void> {
  await firefox.inChrome(async () => SidebarController.hide());
}

/** Opens in another window the sidebar that is open in `window`, as the View menu does. */
export async function openSidebarToo(window: Firefox, other: Firefox): Promise<Sidebar> {
  const id = await window.inChrome(async () => SidebarController.currentID);
  await other.inChrome(async (wanted) => SidebarController.show(wanted), id);
  return await Sidebar.opened(other);
}

/** The address that the open sidebar shows, or null. */
export async function sidebarAddress(firefox: Firefox): Promise<string | null> {
  return await firefox.inChrome(async () => {
    if (!SidebarController.isOpen) return null;
    const shown =
      SidebarController.browser?.contentDocument.getElementById('webext-panels-browser');
    return (shown as unknown as FirefoxBrowserElement | null)?.currentURI.spec ?? null;
  });
}

/** What the coach does and reads in the sidebar, by the names that are on screen or read aloud. */
export class Sidebar {
  constructor(readonly firefox: Firefox) {}

  /** The sidebar, once it shows the panel. */
  static async opened(firefox: Firefox): Promise<Sidebar> {
    await until(
      'the sidebar',
      async () => ((await sidebarAddress(firefox)) === `${OWN_PAGES}sidepanel.html` ? true : null),
      PATIENCE_MS,
    );
    return new Sidebar(firefox);
  }

  /** Runs a function in the sidebar's document. */
  private async inside<Result>(run: Inside, ...args: readonly unknown[]): Promise<Result> {
    const answer = `aparte-test:${Math.random()}`;
    const script = `(() => {
      const reply = (told) => sendAsyncMessage(${JSON.stringify(answer)}, JSON.stringify(told));
      try {
        reply({ value: (${run.toString()})(content.document, ...${JSON.stringify(args)}) });
      } catch (error) {
        reply({ error: String(error) });
      }
    })()`;
    const told = await this.firefox.inChrome(
      async (name, url) =>
        await new Promise<string>((resolve, reject) => {
          const shown =
            SidebarController.browser?.contentDocument.getElementById('webext-panels-browser');
          if (!shown) return reject(new Error('No sidebar is open'));
          const { messageManager } = shown as unknown as FirefoxBrowserElement;
          messageManager.addMessageListener(name, ({ data }) => resolve(data));
          messageManager.loadFrameScript(url, false);
        }),
      answer,
      `data:,${encodeURIComponent(script)}`,
    );
    const { value, error } = JSON.parse(told) as { value: Result; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  async text(): Promise<string> {
    return await this.inside((root) => root.body.innerText);
  }

  /** Waits until the sidebar shows, or reads aloud, this. */
  async shows(text: string, patienceMs = PATIENCE_MS): Promise<void> {
    await until(
      `“${text}” in the sidebar`,
      async () => {
        const found = await this.inside<boolean>(
          (root: Document, wanted: string) =>
            root.body.innerText.includes(wanted) ||
            [...root.querySelectorAll('[aria-label]')].some((element) =>
              element.getAttribute('aria-label')?.includes(wanted),
            ),
          text,
        );
        return found ? true : null;
      },
      patienceMs,
    );
  }

  /** @throws unless the sidebar shows this, or reads it aloud, long after a change of tab */
  async staysWith(text: string): Promise<void> {
    await sleep(FOLLOWED_AFTER_MS);
    await this.shows(text, 0);
  }

  /** Presses the button of this name, once it is there. */
  async press(name: string): Promise<void> {
    await until(
      `the button “${name}”`,
      async () => (await this.pressIfThere(name)) || null,
      PATIENCE_MS,
    );
  }

  /** Presses the button of this name. @returns false if there is none that can be pressed now */
  async pressIfThere(name: string): Promise<boolean> {
    return await this.inside<boolean>((root: Document, wanted: string) => {
      const button = [...root.querySelectorAll('button')].find(
        (one) =>
          !one.disabled && (one.getAttribute('aria-label') ?? one.textContent.trim()) === wanted,
      );
      button?.click();
      return button !== undefined;
    }, name);
  }

  /** Writes into the field of this name, once it is there. */
  async write(name: string, text: string): Promise<void> {
    await until(
      `the field “${name}”`,
      async () => {
        const written = await this.inside<boolean>(
          (root: Document, wanted: string, value: string) => {
            const field = [...root.querySelectorAll<HTMLInputElement>('input, textarea')].find(
              (one) =>
                (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent.trim()) === wanted,
            );
            const { Event } = root.defaultView as Window & typeof globalThis;
            if (!field) return false;
            field.focus();
            field.value = value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            return true;
          },
          name,
          text,
        );
        return written ? true : null;
      },
      PATIENCE_MS,
    );
  }

  /** A key in the field that has the focus. */
  async key(key: string): Promise<void> {
    await this.inside((root: Document, pressed: string) => {
      const { KeyboardEvent } = root.defaultView as Window & typeof globalThis;
      const event = new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true });
      (root.activeElement ?? root.body).dispatchEvent(event);
    }, key);
  }

  /** What stands in the note field; null while there is none. */
  async noteBeingWritten(): Promise<string | null> {
    return await this.inside<string | null>((root: Document, name: string) => {
      const field = [...root.querySelectorAll('textarea')].find(
        (one) => (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent.trim()) === name,
      );
      return field?.value ?? null;
    }, words.notes.field);
  }

  async startWithNew(name: string): Promise<void> {
    await this.write(words.start.name, name);
    await this.press(words.start.start);
  }

  async answerConsent(given: boolean): Promise<void> {
    await this.press(given ? words.consent.yes : words.consent.no);
  }

  /** Returns once the panel says that it is saved. */
  async writeNote(text: string): Promise<void> {
    await this.write(words.notes.field, text);
    await this.saveNote();
  }

  /** Enter, in the note field. Returns once the panel says that what stood there is saved. */
  async saveNote(): Promise<void> {
    await this.pressEnterInNote();
    await until(
      'the note to be saved',
      async () =>
        (await this.inside<boolean>(
          (root: Document, saved: string) =>
            [...root.querySelectorAll('[role=status]')].some(
              ({ textContent }) => textContent === saved,
            ),
          en.common.saved,
        )) || null,
      PATIENCE_MS,
    );
  }

  /** Enter, in the note field. */
  async pressEnterInNote(): Promise<void> {
    await this.inside((root: Document, name: string) => {
      [...root.querySelectorAll('textarea')]
        .find(
          (one) => (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent.trim()) === name,
        )
        ?.focus();
    }, words.notes.field);
    await this.key('Enter');
  }
}
