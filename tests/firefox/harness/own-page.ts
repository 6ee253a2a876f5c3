/** What the coach does and reads in a page of the extension, by the names that are on screen. */
import { until } from '../../e2e/harness/wait';
import { OWN_PAGES, type Firefox, type SeenPage } from './firefox';

const PATIENCE_MS = 30_000;

/** Opens a page of the extension in a tab in front. */
export async function openOwnPage(firefox: Firefox, file: string): Promise<OwnPage> {
  await firefox.inChrome((url) => openTrustedLinkIn(url, 'tab'), OWN_PAGES + file);
  return new OwnPage(await firefox.pageAt(`/${file}`));
}

export class OwnPage {
  constructor(readonly page: SeenPage) {}

  /** Waits until the page says this. */
  async shows(text: string): Promise<void> {
    await until(
      `“${text}” in the page`,
      async () =>
        (await this.page.evaluate((wanted) => document.body.innerText.includes(wanted), text)) ||
        null,
      PATIENCE_MS,
    );
  }

  /** Presses the button of this name, once it is there. */
  async press(name: string): Promise<void> {
    await until(
      `the button “${name}”`,
      async () =>
        (await this.page.evaluate((wanted) => {
          const button = [...document.querySelectorAll('button')].find(
            (one) =>
              !one.disabled &&
              (one.getAttribute('aria-label') ?? one.textContent.trim()) === wanted,
          );
          button?.click();
          return button !== undefined;
        }, name)) || null,
      PATIENCE_MS,
    );
  }

  /** Writes into the field of this label, once it is there. */
  async write(label: string, text: string): Promise<void> {
    await until(
      `the field “${label}”`,
      async () =>
        (await this.page.evaluate(
          (wanted, value) => {
            const field = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].find(
              (one) => one.labels?.[0]?.textContent.trim() === wanted,
            );
            if (!field) return false;
            field.focus();
            // As typing does it: React watches the field's own property, and would think it known.
            const { set } =
              Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, 'value') ??
              {};
            set?.call(field, value);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            return true;
          },
          label,
          text,
        )) || null,
      PATIENCE_MS,
    );
  }
}

/** The plain text on the clipboard, as another program would paste it. */
export async function pasted(firefox: Firefox): Promise<string> {
  return await firefox.inChrome(async () => await navigator.clipboard.readText());
}
