/** The passphrase lock in the settings, and the screen in its place while locked. */
import type { Page } from '@playwright/test';

export class LockPage {
  constructor(readonly page: Page) {}

  get setUpForm() {
    return this.page.getByRole('button', { name: 'Continue' });
  }

  get lockedTitle() {
    return this.page.getByRole('heading', { name: 'Aparté is locked' });
  }

  get onNotice() {
    return this.page.getByText('The lock is on: what is stored is sealed.');
  }

  /** Waits until the page has found out. */
  async isLocked(): Promise<boolean> {
    await this.lockedTitle.or(this.setUpForm).or(this.onNotice).first().waitFor();
    return await this.lockedTitle.isVisible();
  }

  async unlock(passphrase: string): Promise<void> {
    await this.page.getByLabel('Passphrase').fill(passphrase);
    await this.page.getByRole('button', { name: 'Unlock' }).click();
  }

  /** @returns the last click, which begins the sealing */
  async readyToSeal(passphrase: string): Promise<() => Promise<void>> {
    await this.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await this.page.getByLabel('The same again').fill(passphrase);
    await this.setUpForm.click();
    await this.page.getByLabel('I have kept the code').check();
    return () => this.page.getByRole('button', { name: 'Seal and lock' }).click();
  }

  /** @returns the last click, which begins opening for good */
  async readyToTurnOff(passphrase: string): Promise<() => Promise<void>> {
    await this.onNotice.waitFor();
    await this.page.getByText('Change the passphrase, or turn the lock off').click();
    await this.page.getByLabel('Passphrase now, or recovery code').fill(passphrase);
    return () => this.page.getByRole('button', { name: 'Turn the lock off' }).click();
  }
}
