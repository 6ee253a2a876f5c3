import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { launchAparte } from './harness/browser';
import { distOf } from './harness/build';
import { readRecords } from './harness/database';
import { heardFrom } from './harness/heard';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';

const words = en.practice;

test('the practice call, from the welcome page: heard by consent, watched, and removed', async () => {
  // The shipped build: it was allowed no site, and practice needs none.
  const aparte = await launchAparte({ dist: distOf('shipped'), keepWelcome: true });
  const welcome = await aparte.pageAt('/welcome.html');
  await welcome.getByRole('button', { name: en.welcome.steps.practiceOpen, exact: true }).click();
  const practice = await aparte.pageAt('/practice.html');
  const panel = new PanelPage((await openPanel(aparte, practice)).page);
  await panel.startButton.waitFor();
  await practice.getByRole('button', { name: words.begin, exact: true }).click();
  await expect(practice.getByText(words.said.greeting)).toBeVisible();

  await expect(panel.page.getByRole('textbox', { name: en.panel.start.name })).toHaveValue(
    en.panel.start.practiceName,
  );
  await panel.startButton.click();
  await panel.timer.waitFor();
  await practice.waitForTimeout(2_000);
  expect(await readRecords(panel.page, 'chunk')).toEqual([]);
  await panel.answerConsent(true);
  await heardFrom(panel.page, 'coach');
  await heardFrom(panel.page, 'coachee');
  await expect.poll(() => panel.wholeShare(), { timeout: 30_000 }).not.toBeNull();
  const first = await panel.wholeShare();
  await expect.poll(() => panel.wholeShare(), { timeout: 30_000 }).not.toBe(first);

  await practice.bringToFront();
  await practice.getByRole('button', { name: words.hangUp, exact: true }).click();
  await expect(practice.getByText(words.kept.open)).toBeVisible();
  await aparte.pageAt('/reflection.html', 20_000);
  await practice.getByRole('button', { name: words.kept.forget, exact: true }).click();
  await expect(practice.getByText(words.kept.title)).toBeHidden();
  for (const kind of ['session', 'chunk', 'person'] as const)
    expect(await readRecords(practice, kind)).toEqual([]);
  await aparte.close();
});
