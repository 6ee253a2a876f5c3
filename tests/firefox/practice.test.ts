import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../lib/i18n/en';
import { until } from '../e2e/harness/wait';
import { FIREFOX_CALL_PREFERENCES } from '../fixtures/call/flags';
import { firefoxDist } from './harness/build';
import { launchFirefox, type Firefox } from './harness/firefox';
import { OwnPage } from './harness/own-page';
import { closeSidebar, pressToolbarButton, Sidebar } from './harness/sidebar';
import { stored } from './harness/stored';

const words = en.practice;
/** Two sentences, and their way to the disk. */
const HEARD_WITHIN_MS = 60_000;

let firefox: Firefox;

beforeAll(async () => {
  firefox = await launchFirefox(FIREFOX_CALL_PREFERENCES);
});
afterAll(async () => {
  await firefox?.close();
});

test('the practice call in Firefox: from the welcome page to looking back, and removed', async () => {
  await firefox.browser.installExtension(firefoxDist());
  const welcome = new OwnPage(await firefox.pageAt('/welcome.html'));
  await closeSidebar(firefox);
  await welcome.press(en.welcome.steps.practiceOpen);
  const practice = new OwnPage(await firefox.pageAt('/practice.html'));
  await practice.press(words.begin);
  await practice.shows(words.said.greeting);
  await pressToolbarButton(firefox);
  const sidebar = await Sidebar.opened(firefox);
  await sidebar.press(en.panel.start.start);
  await sidebar.answerConsent(true);
  for (const side of ['coach', 'coachee'] as const)
    await until(
      `the ${side} to be heard`,
      async () => {
        const chunks = await stored(practice.page, 'chunk');
        return chunks.some(({ payload }) => payload[side].length > 0) ? true : null;
      },
      HEARD_WITHIN_MS,
    );

  await practice.press(words.hangUp);
  await practice.shows(words.kept.title);
  // The wait for a call that only dropped, and the window after it.
  await firefox.pageAt('/reflection.html');
  expect(await stored(practice.page, 'session')).toMatchObject([{ payload: { practice: true } }]);
  await practice.press(words.kept.forget);
  await until('what was practised to be gone', async () => {
    const left = await Promise.all(
      (['session', 'chunk', 'person'] as const).map((kind) => stored(practice.page, kind)),
    );
    return left.every(({ length }) => length === 0) ? true : null;
  });
});
