import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../lib/i18n/en';
import { fr } from '../../lib/i18n/fr';
import { until } from '../e2e/harness/wait';
import { firefoxDist } from './harness/build';
import { KEEPS_WHAT_IS_STORED, launchFirefox, type Firefox } from './harness/firefox';
import { openOwnPage, OwnPage, pasted } from './harness/own-page';
import { closeSidebar, pressToolbarButton, Sidebar } from './harness/sidebar';
import { stored } from './harness/stored';

const NOTE = 'She named the next step herself';
const MOMENT = 'The long silence';

let firefox: Firefox;
let profileDir: string;

beforeAll(async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'aparte-firefox-'));
  firefox = await launchFirefox(KEEPS_WHAT_IS_STORED, profileDir);
});
afterAll(async () => {
  await firefox?.close();
  rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
});

test('notes are copied after the session, and still stored after a restart of Firefox, in French', async () => {
  await firefox.browser.installExtension(firefoxDist());
  await firefox.pageAt('/welcome.html');
  await closeSidebar(firefox);
  await pressToolbarButton(firefox);
  const sidebar = await Sidebar.opened(firefox);
  await sidebar.startWithNew('Camille');
  await sidebar.writeNote(NOTE);
  await sidebar.press(en.panel.session.end);

  const after = new OwnPage(await firefox.pageAt('/reflection.html'));
  await after.write(en.reflection.lines.moment, MOMENT);
  await after.press(en.reflection.copy);
  await after.shows(en.reflection.copied);
  expect(await pasted(firefox)).toContain(NOTE);
  expect(await pasted(firefox)).toContain(MOMENT);
  await after.press(en.reflection.done);
  await until('the window to close', async () =>
    (await firefox.pagesAt('/reflection.html')) === 0 ? true : null,
  );
  await firefox.close();

  firefox = await launchFirefox(
    { ...KEEPS_WHAT_IS_STORED, 'intl.accept_languages': 'fr, en' },
    profileDir,
  );
  await firefox.browser.installExtension(firefoxDist());
  const journal = await openOwnPage(firefox, 'journal.html');
  await journal.shows(fr.journal.people.title);
  const [session] = await stored(journal.page, 'session');
  await journal.page.evaluate((id) => void (location.hash = `session/${id}`), session?.id ?? '');
  await journal.shows(fr.panel.notes.title);
  await journal.shows(NOTE);
  expect(await stored(journal.page, 'reflection')).toMatchObject([
    { payload: { lines: { moment: MOMENT } } },
  ]);
});
