import { measureListening } from '../../lib/listening/measures';
import { stories } from '../fixtures/call/stories';
import { truthOf } from '../fixtures/call/timeline';
import { readManifest } from '../fixtures/call/voices';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { changeSettings } from './harness/database';

/** The last seconds are provisional, and the bar moves at most once a second. */
const SHOWN_AFTER_MS = 4_000;

test('the share shown for a long call is within three points of the truth', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  test.setTimeout(300_000);
  const truth = measureListening(truthOf(stories.long, readManifest())).coachShare ?? 0;
  await changeSettings(aparte, { minSpeechForShareMs: 30_000 });
  const call = await openCall(aparte, server.origin, { story: 'long', joinAtOnce: false });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await panel.press('d');
  await call.join();
  await call.told(10_000);
  expect(await panel.wholeShare()).toBeNull();

  await call.told();
  await call.coach.waitForTimeout(SHOWN_AFTER_MS);
  const shown = await panel.wholeShare();
  test.info().annotations.push({ type: 'share', description: `${shown}%, truth ${truth * 100}%` });
  expect(shown).not.toBeNull();
  expect(Math.abs((shown ?? 0) - truth * 100)).toBeLessThanOrEqual(3);
  await expect(panel.listening.getByText(`You ${shown}%`).first()).toBeVisible();
});
