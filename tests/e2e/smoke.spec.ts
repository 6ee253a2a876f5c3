import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { readRecords } from './harness/database';
import { ReflectionPage } from './harness/reflection-page';

test('the toolbar button leads through a whole session', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin);
  const panel = await openPanelOf(call.coach);
  expect(panel.page.url()).toMatch(/\/sidepanel\.html\?tab=\d+$/);

  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await expect
    .poll(async () => (await readRecords(panel.page, 'chunk')).map(({ payload }) => payload))
    .toContainEqual(
      expect.objectContaining({ coachee: expect.arrayContaining([expect.anything()]) }),
    );

  await panel.writeNote('A first note');
  expect(await readRecords(panel.page, 'note')).toMatchObject([
    { deletedAt: null, payload: { text: 'A first note', marker: false } },
  ]);

  await panel.end();
  const reflection = await ReflectionPage.opened(aparte);
  await expect(reflection.page.getByRole('heading', { level: 1 })).toContainText('Camille');
});
