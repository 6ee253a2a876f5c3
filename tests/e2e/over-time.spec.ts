import { readFile } from 'node:fs/promises';
import { newPerson } from '../../lib/people/person';
import { DAY, held, reflected, WEEK } from '../unit/journal/held';
import { expect, test } from './fixtures';
import { putRecords, readRecords } from './harness/database';

test('months of sessions with one person show charts, changes, a check-in, and the log of hours', async ({
  aparte,
}) => {
  const page = await aparte.openExtensionPage('journal.html#people');
  const now = Date.now();
  const at = [3, 2, 1].map((weeks) => now - weeks * WEEK);
  const made = newPerson('Camille', 'en', { id: 'p', nowMs: at[0] ?? now });
  const goals = [
    {
      id: 'g',
      title: 'Delegate',
      levels: ['All alone', 'Seldom', 'Each week', 'Each day', 'The team decides'] as [
        string,
        string,
        string,
        string,
        string,
      ],
      createdAt: now,
    },
  ];
  await putRecords(page, [
    { ...made, payload: { ...made.payload, checkInEveryWeeks: 4, goals } },
    ...at.map((start, index) =>
      held({ id: `s${index}`, at: start, share: [0.5, 0.4, 0.3][index] ?? null }),
    ),
    reflected('s2', { scales: { present: 8, free: null, adapted: null, chosenStep: null } }),
  ]);
  await page.getByRole('link', { name: 'Camille' }).click();

  const share = page.getByRole('region', { name: 'Your share of talk' });
  await expect(share.locator('circle')).toHaveCount(3);
  await expect(share.getByText('Too few to tell: 3 of 6.')).toBeVisible();
  // The definition is one press away, and one hover.
  await share.getByRole('button').press('Enter');
  await expect(share.getByText('silence is not counted')).toBeVisible();
  await share.getByText('As a table').press('Enter');
  await expect(share.getByRole('row')).toHaveCount(4);

  // What changed, by the keyboard alone.
  await page.getByRole('button', { name: 'Mark a change' }).press('Enter');
  await page.keyboard.type('A new role');
  const day = new Date((at[1] ?? now) + DAY).toLocaleDateString('sv');
  await page.getByLabel('On', { exact: true }).fill(day);
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(share.locator('[data-mark="2"]')).toHaveCount(1);

  await page.getByRole('button', { name: 'Begin the check-in' }).press('Enter');
  const involved = page.getByRole('radiogroup', { name: 'How involved do you feel' });
  await involved.getByRole('radio', { name: '0', exact: true }).focus();
  await page.keyboard.press('7');
  await page.getByRole('radio', { name: '+1 – Each day' }).press('Space');
  await page.getByRole('button', { name: 'Done', exact: true }).press('Enter');
  await page.reload();
  await expect(page.getByText('involvement 7/10 · Delegate: +1 – Each day')).toBeVisible();
  await expect(page.getByText('It is time for a check-in')).toBeHidden();
  await expect(share.locator('[data-mark="2"]')).toHaveCount(1);
  await page.getByRole('radio', { name: 'Between sessions' }).press('Space');
  await expect(page.getByRole('region', { name: 'Delegate' }).locator('circle')).toHaveCount(1);
  expect(await readRecords(page, 'checkIn')).toHaveLength(1);

  await page.getByRole('link', { name: 'My listening' }).click();
  await page.getByRole('radio', { name: 'year' }).press('Space');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a table (CSV)' }).press('Enter');
  const log = await readFile(await (await saving).path(), 'utf8');
  expect(log.split('\r\n')[0]).toBe('\uFEFF"Period","Person","Sessions","Hours"');
  const sessions = log.matchAll(/"Camille",(\d+),/g);
  expect([...sessions].reduce((sum, [, count]) => sum + Number(count), 0)).toBe(3);
});
