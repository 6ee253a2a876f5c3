import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../lib/i18n/en';
import { newPerson } from '../../lib/people/person';
import { runningSession } from '../e2e/harness/stock';
import { until } from '../e2e/harness/wait';
import { firefoxDist } from './harness/build';
import { launchFirefox, type Firefox } from './harness/firefox';
import { OwnPage } from './harness/own-page';
import { closeSidebar, pressToolbarButton, Sidebar } from './harness/sidebar';
import { store, stored } from './harness/stored';

const words = en.reflection;
const GUESS = 40;
/** Of 55 s in which somebody speaks, the coach has 15. */
const SHARE = '27%';
const SHOWN = [
  words.guess.yours.replace('{{guess}}', `${GUESS}%`),
  words.share.sentence.replace('{{coach}}', SHARE),
];

let firefox: Firefox;

beforeAll(async () => {
  firefox = await launchFirefox();
});
afterAll(async () => {
  await firefox?.close();
});

test('the share is guessed before it is shown, and both are still there when the window reopens', async () => {
  await firefox.browser.installExtension(firefoxDist());
  const inside = await firefox.pageAt('/welcome.html');
  const nowMs = Date.now();
  const running = runningSession(nowMs, 20 * 60_000);
  const personId = running[0]?.personId ?? '';
  await store(inside, [newPerson('Camille', 'en', { id: personId, nowMs }), ...running]);
  await closeSidebar(firefox);
  await pressToolbarButton(firefox);
  const sidebar = await Sidebar.opened(firefox);
  // Not begun since this browser started: the panel asks what to do with it.
  await sidebar.press(en.panel.open.finish);

  const after = await reflectionWindow(firefox);
  await after.shows(words.guess.title);
  expect(await text(after)).not.toContain(SHARE);
  await after.write(words.guess.label, String(GUESS));
  await after.press(words.guess.show);
  for (const shown of SHOWN) await after.shows(shown);
  await after.press(words.done);
  await until('the window to close', async () =>
    (await firefox.pagesAt('/reflection.html')) === 0 ? true : null,
  );
  expect(await stored(inside, 'reflection')).toMatchObject([
    { payload: { guessPercent: GUESS, revealedAt: expect.any(Number) as number } },
  ]);

  await sidebar.press(en.panel.ended.lookAgain);
  const again = await reflectionWindow(firefox);
  for (const shown of SHOWN) await again.shows(shown);
  expect(await text(again)).not.toContain(words.guess.label);
});

/** The window after the call, as soon as it is there. */
async function reflectionWindow(browser: Firefox): Promise<OwnPage> {
  return new OwnPage(await browser.pageAt('/reflection.html'));
}

async function text({ page }: OwnPage): Promise<string> {
  return await page.evaluate(() => document.body.innerText);
}
