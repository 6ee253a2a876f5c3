import { newPerson } from '../../lib/people/person';
import { sessionRecords } from '../fixtures/journal/sessions';
import { expect, test } from './fixtures';
import { putRecords, readRecords } from './harness/database';
import { until } from './harness/wait';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LATEST = Date.UTC(2026, 8, 21, 9);
const SESSIONS = 300;

test('a session is found among hundreds, its timeline read by mouse and keyboard, and its notes edited', async ({
  aparte,
}) => {
  const page = await aparte.openExtensionPage('journal.html#sessions');
  await expect(page.getByText('No session yet.')).toBeVisible();
  const past = sessionRecords({
    id: 'past',
    personId: 'p',
    startedAt: LATEST,
    durationMs: HOUR_MS,
    notes: 0,
    prompts: 0,
  }).filter(({ kind }) => kind === 'session');
  const before = Array.from({ length: SESSIONS }, (_, at) =>
    past.map((record) => ({ ...record, id: `past-${at}`, sessionId: `past-${at}` })),
  ).flat();
  const latest = sessionRecords({
    id: 'latest',
    personId: 'p',
    startedAt: LATEST + DAY_MS,
    durationMs: HOUR_MS,
    notes: 6,
    prompts: 2,
  });
  const person = newPerson('Camille', 'en', { id: 'p', nowMs: LATEST });
  await putRecords(page, [person, ...before, ...latest]);

  // A few rows of hundreds are there; the end of the page has the last of them.
  const rows = page.getByRole('listitem').filter({ hasText: '2026' });
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(SESSIONS + 1));
  expect(await rows.count()).toBeLessThan(60);
  await page.keyboard.press('End');
  await expect(rows.last()).toHaveAttribute('aria-posinset', String(SESSIONS + 1));
  await page.keyboard.press('Home');

  await page.getByRole('link', { name: 'Camille 22 September 2026' }).focus();
  await page.keyboard.press('Enter');
  const score = page.getByRole('img', { name: /Who spoke when, from/ });
  await expect(score).toHaveAccessibleName(/from 0:00 to 1:00:00/);
  const frame = page.getByRole('group', { name: 'Who spoke when' });
  await frame.focus();
  await page.keyboard.press('+');
  await expect(score).toHaveAccessibleName(/from 11:15 to 48:45/);

  // Ctrl and the wheel zoom where the pointer is, and the browser does not; a drag moves.
  const box = (await frame.boundingBox())!;
  await page.mouse.move(box.x, box.y + 50);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect(score).toHaveAccessibleName(/from 11:15 to 25:02/);
  await page.mouse.move(box.x + box.width / 2, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width, box.y + 50, { steps: 4 });
  await page.mouse.up();
  await expect(score).toHaveAccessibleName(/from 4:21 to 18:08/);
  await page.getByRole('button', { name: 'Whole session' }).click();
  await expect(score).toHaveAccessibleName(/from 0:00 to 1:00:00/);

  // Two fingers that part: what lay under them stays under them.
  const touch = await page.context().newCDPSession(page);
  const fingers = (...parts: number[]) =>
    parts.map((part, id) => ({ id, x: box.x + part * box.width, y: box.y + 60 }));
  await touch.send('Input.dispatchTouchEvent', {
    type: 'touchStart',
    touchPoints: fingers(0.4, 0.6),
  });
  for (const apart of [0.1, 0.2])
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: fingers(0.4 - apart, 0.6 + apart),
    });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  // Fingers stand on whole pixels: a second less is as good.
  await expect(score).toHaveAccessibleName(/from (19:59|20:00) to 40:00/);
  await page.getByRole('button', { name: 'Whole session' }).click();

  await page.getByRole('button', { name: 'As a table' }).click();
  await expect(page.getByRole('row', { name: /Phase: Open/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Silence, ended by/ }).first()).toBeVisible();

  await page
    .locator('[data-pin=note]')
    .first()
    .click({ position: { x: 6, y: 6 } });
  const words = page
    .getByRole('button', { name: 'She takes a breath before she says no.' })
    .first();
  await expect(words).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Edit the note' }).fill('! She says no');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'A moment that mattered' }).fill('Her silence');
  await until('the edits', async () => {
    const notes = await readRecords(page, 'note');
    const [reflection] = await readRecords(page, 'reflection');
    return notes.some(({ payload }) => payload.text === 'She says no') &&
      reflection?.payload.lines.moment === 'Her silence'
      ? true
      : null;
  });
});
