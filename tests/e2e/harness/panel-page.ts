/** What the coach does and reads in the panel, by the names that are on screen or read aloud. */
import type { Locator, Page } from '@playwright/test';
import { en } from '../../../lib/i18n/en';

const words = en.panel;

export class PanelPage {
  constructor(readonly page: Page) {}

  get noteField(): Locator {
    return this.page.getByRole('textbox', { name: words.notes.field, exact: true });
  }

  /** The kind the note being written will have, as its field says. */
  kind(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  get notes(): Locator {
    return this.page.getByRole('region', { name: words.notes.title }).getByRole('listitem');
  }

  get prompt(): Locator {
    return this.page.getByRole('region', { name: words.prompts.title }).getByRole('status');
  }

  get startButton(): Locator {
    return this.page.getByRole('button', { name: words.start.start, exact: true });
  }

  /** That the last note is saved, said in so many words: 'not saved' says otherwise. */
  get saved(): Locator {
    return this.page.getByRole('status').filter({ hasText: new RegExp(`^${en.common.saved}$`) });
  }

  get notSaved(): Locator {
    return this.page.getByRole('status').filter({ hasText: en.common.notSaved });
  }

  get timer(): Locator {
    return this.page.getByRole('timer', { name: words.session.elapsed });
  }

  get listening(): Locator {
    return this.page.getByRole('region', { name: words.listening.title });
  }

  get handSwitch(): Locator {
    return this.page.getByRole('button', { name: words.hand.toggle });
  }

  /** Begins a session with someone who is not known yet. */
  async startWithNew(name: string, language: 'en' | 'fr' = 'en'): Promise<void> {
    await this.startButton.waitFor();
    const who = this.page.getByRole('combobox', { name: words.start.who });
    if (await who.isVisible()) await who.selectOption({ label: words.start.newPerson });
    await this.page.getByRole('textbox', { name: words.start.name }).fill(name);
    await this.page
      .getByRole('combobox', { name: words.start.language })
      .selectOption({ value: language });
    await this.startButton.click();
    await this.timer.waitFor();
  }

  /** Picks somebody who is known already. */
  async pick(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: words.start.who }).selectOption({ label: name });
  }

  /** Begins a session with somebody known; a new link is confirmed where the panel asks about it. */
  async startWith(name: string, { newLink = false } = {}): Promise<void> {
    await this.pick(name);
    if (newLink) await this.confirmation(name).check();
    await this.startButton.click();
    await this.timer.waitFor();
  }

  /** The tick that says who is in the call of a link that is new for them. */
  confirmation(name: string): Locator {
    return this.page.getByRole('checkbox', {
      name: words.start.newLink.replaceAll('{{name}}', name),
    });
  }

  /** The question whether the person is still the one in the call. */
  stillWith(name: string): Locator {
    return this.page.getByRole('alert', {
      name: words.stillWith.ask.replace('{{name}}', name),
    });
  }

  async answerConsent(given: boolean): Promise<void> {
    const name = given ? words.consent.yes : words.consent.no;
    const answer = this.page.getByRole('button', { name, exact: true });
    await answer.click();
    await answer.waitFor({ state: 'detached' });
  }

  /** Takes the consent back, or gives it, from the menu. */
  async toggleConsent(): Promise<void> {
    await this.choose(words.session.consentMenu);
  }

  /** One of the menu's choices, by its name. */
  async choose(name: string): Promise<void> {
    await this.page.getByRole('button', { name: words.session.menu }).click();
    await this.page.getByRole('menuitemcheckbox', { name }).click();
    await this.page.keyboard.press('Escape');
  }

  /** One of the panel's single-key shortcuts. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** By keyboard alone; returns once the panel says that it is saved. */
  async writeNote(text: string): Promise<void> {
    // In the field the key would be a letter.
    if (!(await hasFocus(this.noteField))) await this.press('n');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await this.waitUntilSaved();
  }

  async waitUntilSaved(): Promise<void> {
    await this.saved.waitFor();
  }

  /** Leaves the note field, so that single keys are shortcuts again. */
  async leaveField(): Promise<void> {
    await this.page.keyboard.press('Escape');
  }

  async end(): Promise<void> {
    await this.page.getByRole('button', { name: words.session.end, exact: true }).click();
  }

  /** Session time as shown, in ms. */
  async elapsedMs(): Promise<number> {
    const parts = (await this.timer.innerText()).split(':').map(Number);
    return parts.reduce((sum, part) => sum * 60 + part, 0) * 1000;
  }

  /** The coach's share of the whole session's talk as shown, in percent; null while none is. */
  async wholeShare(): Promise<number | null> {
    const label = words.listening.shareLabel.replace('{{span}}', words.listening.whole);
    return percentIn(await this.barLabels(), label);
  }

  /** Sentences of the balance bars, as read aloud. */
  async barLabels(): Promise<string[]> {
    const bars = await this.listening.getByRole('img').all();
    const labels = await Promise.all(bars.map((bar) => bar.getAttribute('aria-label')));
    return labels.filter((label) => label !== null);
  }
}

function percentIn(sentences: readonly string[], template: string): number | null {
  const [before = '', after = ''] = template.split('{{coach}}');
  const found = sentences.find((text) => text.startsWith(before) && text.endsWith(after));
  return found === undefined ? null : Number(found.slice(before.length, -after.length));
}

async function hasFocus(field: Locator): Promise<boolean> {
  return await field.evaluate((element) => element === document.activeElement);
}
