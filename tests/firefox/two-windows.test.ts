import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../lib/i18n/en';
import { startPhoneSession } from '../e2e/harness/phone-session';
import { until } from '../e2e/harness/wait';
import { firefoxDist } from './harness/build';
import { launchFirefox, twoWindows, type Firefox } from './harness/firefox';
import { closeSidebar, openSidebarToo, pressToolbarButton, Sidebar } from './harness/sidebar';
import { store, stored } from './harness/stored';

const FIELD = en.panel.notes.field;
const ROUNDS = 5;

let firefox: Firefox;

beforeAll(async () => {
  firefox = await launchFirefox();
});
afterAll(async () => {
  await firefox?.close();
});

test('two sidebars in two windows write at the same time in one session, and nothing is lost', async () => {
  await firefox.browser.installExtension(firefoxDist());
  const inside = await firefox.pageAt('/welcome.html');
  await store(inside, []);
  await startPhoneSession(inside as unknown as Parameters<typeof startPhoneSession>[0]);
  const texts = async (kind: 'note' | 'draft') =>
    (await stored(inside, kind)).map(({ payload }) => payload.text).toSorted();

  // The button acts on the window in front: its sidebar is opened before there is a second window.
  await closeSidebar(firefox);
  await pressToolbarButton(firefox);
  await Sidebar.opened(firefox);
  const [first, other] = await twoWindows(firefox);
  const one = await Sidebar.opened(first);
  const two = await openSidebarToo(first, other);
  for (const sidebar of [one, two]) await sidebar.shows(en.panel.session.end);

  const written: string[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const [ofOne, ofTwo] = [`From one, ${round}`, `From two, ${round}`];
    await one.write(FIELD, ofOne);
    await two.write(FIELD, ofTwo);
    await Promise.all([one.saveNote(), two.saveNote()]);
    written.push(ofOne, ofTwo);
    expect(await texts('note')).toEqual(written.toSorted());
  }

  await one.write(FIELD, 'Half of one');
  await two.write(FIELD, 'Half of two');
  await until('both halves to be stored', async () =>
    (await texts('draft')).join() === 'Half of one,Half of two' ? true : null,
  );
  await closeSidebar(other);
  await one.pressEnterInNote();
  // The half of the sidebar that was closed goes on in the one that is left, where 'Saved' stood.
  await until('the other half', async () =>
    (await one.noteBeingWritten()) === 'Half of two' ? true : null,
  );
  await one.saveNote();
  expect(await texts('note')).toEqual([...written, 'Half of one', 'Half of two'].toSorted());
});
