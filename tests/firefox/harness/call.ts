/** The two-person call in tabs of the Firefox under test. */
import type { Page } from 'puppeteer-core';
import type { StoryId } from '../../fixtures/call/stories';
import { until } from '../../e2e/harness/wait';
import type { Firefox } from './firefox';
import { giveVoices } from './voices';

/** What the coach's page keeps on its window, as far as it is used here. */
interface CallWindow {
  call?: { readonly state: string; readonly storyStartedAt: number | null };
  saidMs?: () => number;
}

/** More than a story lasts, on a machine that tells it at half speed. */
const STORY_PATIENCE_MS = 150_000;

export class Call {
  private constructor(
    private readonly coach: Page,
    private readonly guest: Page,
  ) {}

  /** Opens the remote person's tab, then the coach's, which stays in front and waits for `join`. */
  static async open(firefox: Firefox, origin: string, story: StoryId): Promise<Call> {
    const where = `room=firefox&story=${story}`;
    const guest = await firefox.browser.newPage();
    await giveVoices(guest);
    await guest.goto(`${origin}/coachee?${where}&as=coachee`);
    const coach = await firefox.browser.newPage();
    await giveVoices(coach);
    await coach.goto(`${origin}/call?${where}&people=1&mic=voice`);
    await coach.bringToFront();
    await until('the call page', async () => ((await stateOf(coach)) === 'idle' ? true : null));
    return new Call(coach, guest);
  }

  /** Presses Join. @returns when the story began, in epoch ms */
  async join(): Promise<number> {
    await this.press('#join');
    return await until(
      'the story to begin',
      async () =>
        await this.coach.evaluate(() => (window as CallWindow).call?.storyStartedAt ?? null),
      60_000,
    );
  }

  /** The button that mutes, and mutes no more. */
  async pressMute(): Promise<void> {
    await this.press('#mute');
  }

  /** Brings the coach's tab to the front. */
  async show(): Promise<void> {
    await this.coach.bringToFront();
  }

  /** Waits until both voices have come to `storyMs`. */
  async said(storyMs: number): Promise<void> {
    for (const page of [this.guest, this.coach]) {
      await until(
        `the story to come to ${storyMs} ms`,
        async () => {
          const saidMs = await page.evaluate(() => (window as CallWindow).saidMs?.() ?? 0);
          return saidMs >= storyMs ? true : null;
        },
        STORY_PATIENCE_MS,
      );
    }
  }

  private async press(selector: string): Promise<void> {
    await this.coach.evaluate((wanted) => {
      document.querySelector<HTMLButtonElement>(wanted)?.click();
    }, selector);
  }
}

async function stateOf(page: Page): Promise<string | null> {
  return await page.evaluate(() => (window as CallWindow).call?.state ?? null);
}
