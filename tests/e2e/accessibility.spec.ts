import type { Page } from '@playwright/test';
import { NO_CALL_TABS } from '../../lib/call/call-tabs';
import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { audit } from './harness/audit';
import { tellCallTabs } from './harness/call-tabs';
import { putRecords, readRecords, storeSettings } from './harness/database';
import { LockPage } from './harness/lock-page';
import { PanelPage } from './harness/panel-page';
import { ReflectionPage } from './harness/reflection-page';
import { runningSession, stockOfTheJournal } from './harness/stock';

const MINUTE = 60_000;
const RUNNING = 'session-running';
const EMPTY = ['people', 'sessions', 'search', 'reflections', 'listening', 'prompts', 'rights'];
const FILLED = [
  'people',
  'person/person-held',
  'sessions',
  'session/session-held',
  'search',
  'reflections',
  'listening',
  'prompts',
  'deck/stock-deck',
  'rights',
  'rights/person-held',
  'export/session-held',
  'export-person/person-held',
  'export-everything',
  'safety',
];

test('every screen, in both themes and from 320 px, is accessible', async ({ aparte }) => {
  test.setTimeout(300_000);
  const page = await aparte.openExtensionPage('welcome.html');
  const look = async (name: string) => expect.soft(await audit(page, name), name).toEqual([]);
  const own = (file: string) => page.goto(`chrome-extension://${aparte.extensionId}/${file}`);
  const words = en.panel;

  const ready = () => page.getByRole('heading', { level: 1 }).waitFor();

  await ready();
  await look('welcome');
  await page.getByRole('button', { name: en.welcome.steps.skip }).first().click();
  await page.getByText(en.welcome.steps.skipped).first().waitFor();
  await look('welcome-skipped');
  await own('practice.html');
  await ready();
  await look('practice');
  await page.getByRole('button', { name: en.practice.begin }).click();
  await page.getByText(en.practice.said.greeting).waitFor();
  await look('practice-live');
  await own('sidepanel.html');
  const panel = new PanelPage(page);
  await panel.startButton.waitFor();
  await look('panel-start-empty');
  await own('journal.html');
  for (const view of EMPTY) {
    await arrive(page, view);
    await look(`journal-empty-${view}`);
  }

  await putRecords(page, stockOfTheJournal(Date.now()));
  for (const view of FILLED) {
    await arrive(page, view);
    await look(`journal-${view.replace('/', '-')}`);
  }
  await own('options.html');
  await ready();
  await look('options');

  await own('sidepanel.html');
  await panel.startButton.waitFor();
  await look('panel-start');
  const [held] = (await readRecords(page, 'person')).filter(({ id }) => id === 'person-held');
  if (held === undefined) throw new Error('Nobody was stored.');
  await putRecords(page, runningSession(Date.now(), 20 * MINUTE, 'call'));
  await page.getByRole('button', { name: words.open.goOn }).waitFor();
  await look('panel-elsewhere');
  // Begun since the browser started: not lost sight of.
  await tellCallTabs(page, RUNNING, { ...NO_CALL_TABS, known: RUNNING });
  await putRecords(page, [
    { ...held, payload: { ...held.payload, consents: [] } },
    ...runningSession(Date.now(), 20 * MINUTE),
  ]);
  await page.getByRole('button', { name: words.consent.yes }).waitFor();
  await look('panel-consent');
  await panel.answerConsent(true);
  await panel.listening.getByRole('img').first().waitFor();
  await look('panel-session');
  await panel.press('n');
  await page.keyboard.type('Half a thought');
  await look('panel-writing');
  await panel.leaveField();
  const filters = page.getByRole('button', { name: words.prompts.narrow });
  await filters.click();
  await look('panel-filters');
  await filters.click();
  await panel.press('?');
  await page.getByRole('dialog').waitFor();
  await look('panel-help');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: words.session.menu }).click();
  await page.getByRole('menu').waitFor();
  await look('panel-menu');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  for (const [name, choice, role] of [
    ['planned', `${words.session.planned}…`, 'dialog'],
    ['discard', words.session.discard, 'alertdialog'],
  ] as const) {
    await page.getByRole('button', { name: words.session.menu }).click();
    await page.getByRole('menuitem', { name: choice }).click();
    await page.getByRole(role).waitFor();
    await look(`panel-${name}`);
    await page.keyboard.press('Escape');
    await page.getByRole(role).waitFor({ state: 'detached' });
  }
  await panel.press('h');
  await page.getByText(words.hidden).waitFor();
  await look('panel-hidden');
  await panel.press('h');
  await storeSettings(page, { showDigits: true });
  await panel.end();
  await panel.startButton.waitFor();
  await look('panel-just-ended');

  await own('reflection.html?session=session-running');
  const reflection = new ReflectionPage(page);
  await reflection.guessField.waitFor();
  await look('reflection-guess');
  await reflection.guess(40);
  await reflection.share.waitFor();
  await look('reflection-revealed');

  await own('options.html');
  const lock = new LockPage(page);
  await (
    await lock.readyToSeal('three quiet grey herons')
  )();
  await page.getByRole('button', { name: en.lock.now }).click();
  await lock.lockedTitle.waitFor();
  await look('locked');
});

/** Goes to a view of the journal, and waits until there is something to read. */
async function arrive(page: Page, view: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), view);
  await page.locator('main').getByText(/\p{L}/u).first().waitFor();
  await page.waitForTimeout(150);
}
