/** What the coach does and reads in the window after the call. */
import type { Locator, Page } from '@playwright/test';
import { en } from '../../../lib/i18n/en';
import type { Aparte } from './browser';

const words = en.reflection;

export class ReflectionPage {
  constructor(readonly page: Page) {}

  /** The reflection window, as soon as it is there. */
  static async opened(aparte: Aparte, timeoutMs?: number): Promise<ReflectionPage> {
    return new ReflectionPage(await aparte.pageAt('/reflection.html', timeoutMs));
  }

  get guessField(): Locator {
    return this.page.getByRole('spinbutton', { name: words.guess.label });
  }

  /** The region that tells who spoke, once it was shown. */
  get share(): Locator {
    return this.page.getByRole('region', { name: words.share.title, exact: true });
  }

  async guess(percent: number): Promise<void> {
    await this.guessField.fill(String(percent));
    await this.page.getByRole('button', { name: words.guess.show, exact: true }).click();
  }

  async scale(label: string, value: number): Promise<void> {
    const scale = this.page.getByRole('radiogroup', { name: label });
    await scale.getByRole('radio', { name: String(value), exact: true }).check({ force: true });
  }

  async write(label: string, text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: label }).fill(text);
  }

  /** Returns once the window says that it has copied. */
  async copy(): Promise<void> {
    await this.page.getByRole('button').getByText(words.copy, { exact: true }).click();
    await this.page.getByRole('button').getByText(words.copied, { exact: true }).waitFor();
  }
}
