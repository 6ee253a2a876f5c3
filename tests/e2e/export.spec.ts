import { expect, test } from './fixtures';
import { pasteInto, readClipboard } from './harness/clipboard';
import { changeSettings, putRecords, readRecords } from './harness/database';
import { ExportPage } from './harness/export-page';
import { heldSession } from './harness/held-session';

const SESSION = heldSession('one', {
  person: 'Camille',
  notes: ['! The role is hers', 'Looks tired; see https://a.example/room'],
  commitments: ['Call Ana'],
  lines: { moment: 'Camille laughed', nextTime: 'wait', supervision: 'my hurry' },
  measured: true,
});

test('a session is exported as a message, for supervision, to the clipboard, and printed', async ({
  aparte,
  server,
}) => {
  await changeSettings(aparte, {});
  const page = await aparte.openExtensionPage('journal.html#export/session-one');
  await putRecords(page, SESSION);
  await page.reload();
  const view = new ExportPage(page);

  // The message: only what is ticked, no measures.
  await view.choose('coachee');
  await expect(view.preview).toContainText('Hello Camille,');
  await expect(view.preview).toContainText('Call Ana');
  await expect(view.preview).not.toContainText(/role|tired|%|laughed/);
  // Ticked once it is stored.
  const tick = view.shareable.getByRole('checkbox', { name: 'The role is hers' });
  await tick.click();
  await expect(tick).toBeChecked();
  await expect(view.preview).toContainText('Insight: The role is hers');
  await expect
    .poll(async () => (await readRecords(page, 'note')).map(({ payload }) => payload.shareable))
    .toEqual([true, false]);

  // One write, each place takes the flavour it knows.
  await view.copy();
  const { editor, field } = await pasteInto(aparte, server.origin);
  expect(editor).toContain('<li>');
  expect(editor).toContain('The role is hers');
  expect(editor).not.toContain('**');
  expect(field).toContain('## Notes\n\n- [0:05] Insight: The role is hers');
  expect(field).not.toContain('<');
  const copied = await readClipboard(aparte, server.origin);
  expect(copied.markdown).toBe(copied.plain);
  expect(copied.markdown).toBe(field);

  // For supervision, nothing tells who it is, in the file and its name alike.
  await page.bringToFront();
  await view.choose('supervision');
  await expect(view.preview).toContainText('Week 1');
  for (const format of ['markdown', 'html', 'json'] as const) {
    await view.as(format);
    const { name, text } = await view.save();
    expect(text).toContain('[the person');
    expect(text).not.toMatch(/Camille|2026|a\.example/);
    expect(name).toMatch(/^Session week 1\./);
  }

  await view.choose('mine');
  await view.as('markdown');
  expect((await view.save()).name).toBe('2026-03-01 Camille.md');
  await expect(view.preview).toContainText('Talk share');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Pages[^>]*\/Count (\d+)|\/Count (\d+)/)?.slice(1)).toContain('1');
});
