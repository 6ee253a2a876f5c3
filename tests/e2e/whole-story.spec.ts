import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { readClipboard } from './harness/clipboard';
import { changeSettings, readRecords } from './harness/database';
import { heardFrom } from './harness/heard';
import { ReflectionPage } from './harness/reflection-page';

const HANG_UP_AFTER_MS = 2_000;
/** By then typed words are on disk, whatever becomes of the window. */
const WRITTEN_AFTER_MS = 200;

test('a session from joining to the copied notes', async ({ aparte, server, openPanelOf }) => {
  await changeSettings(aparte, { minSpeechForShareMs: 1_000, hangUpAfterMs: HANG_UP_AFTER_MS });
  const call = await openCall(aparte, server.origin);
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);

  const first = await panel.prompt.innerText();
  await panel.press('j');
  await expect(panel.prompt).not.toHaveText(first);
  const used = await panel.prompt.innerText();
  await panel.press('u');
  await expect
    .poll(() => readRecords(panel.page, 'promptUse'))
    .toMatchObject([{ payload: { text: used } }]);

  await panel.writeNote('She named the next step herself');
  await heardFrom(panel.page, 'coachee');
  await panel.leaveField();
  await panel.press('m');
  await expect(panel.notes).toHaveCount(2);

  const before = Date.now();
  await call.hangUp();
  const reflection = await ReflectionPage.opened(aparte);
  const session = (await readRecords(panel.page, 'session'))[0];
  const ended = session?.payload.events.at(-1);
  expect(ended).toMatchObject({ type: 'ended', reason: 'hangup' });
  // The session ends when the call did, not when the wait for it to come back was over.
  expect(ended?.at).toBeGreaterThanOrEqual(before);
  expect((session?.payload.reflectionOpenedAt ?? 0) - (ended?.at ?? 0)).toBeGreaterThanOrEqual(
    HANG_UP_AFTER_MS,
  );

  await expect(reflection.share).toBeHidden();
  await reflection.guess(40);
  await expect(reflection.share).toContainText('Your guess: 40%');
  await expect(reflection.share).toContainText(/You spoke for \d+% of the time/);

  const moment = en.reflection.lines.moment;
  await reflection.write(moment, 'The long silence');
  await reflection.page.waitForTimeout(WRITTEN_AFTER_MS);
  await reflection.page.reload();
  await expect(reflection.page.getByRole('textbox', { name: moment })).toHaveValue(
    'The long silence',
  );

  await reflection.copy();
  const copied = await readClipboard(aparte, server.origin);
  expect(copied.plain).toContain('She named the next step herself');
  expect(copied.plain).toContain(used);
  expect(copied.html).toContain('She named the next step herself');
});
