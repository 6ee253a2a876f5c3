/** What the coach does and reads in the journal's export view. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { ExportTemplateName } from '../../../lib/export/export-template';
import { en } from '../../../lib/i18n/en';

const words = en.export;

export class ExportPage {
  constructor(readonly page: Page) {}

  get preview(): Locator {
    return this.page.getByRole('article', { name: words.preview });
  }

  get shareable(): Locator {
    return this.page.getByRole('group', { name: words.share.title });
  }

  async choose(way: ExportTemplateName): Promise<void> {
    await this.page.getByRole('combobox', { name: words.way }).selectOption(way);
  }

  async as(format: keyof typeof words.formats): Promise<void> {
    await this.page.getByRole('combobox', { name: words.format }).selectOption(format);
  }

  async table(table: keyof typeof words.tables): Promise<void> {
    await this.page.getByRole('combobox', { name: words.table, exact: true }).selectOption(table);
  }

  /** Returns once the view says that it has copied. */
  async copy(): Promise<void> {
    await this.page.getByRole('button').getByText(words.copy, { exact: true }).click();
    await this.page.getByRole('button').getByText(words.copied, { exact: true }).waitFor();
  }

  /** The file as it lies in the downloads. */
  async save(): Promise<{ readonly name: string; readonly text: string }> {
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: words.save }).click();
    const download = await downloading;
    return {
      name: download.suggestedFilename(),
      text: readFileSync(await download.path(), 'utf8'),
    };
  }
}
