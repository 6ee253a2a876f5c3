import { en } from '../../lib/i18n/en';
import { union } from '../../lib/intervals/intervals';
import { stories } from '../fixtures/call/stories';
import { speechOf } from '../fixtures/call/timeline';
import { readManifest } from '../fixtures/call/voices';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { chunksIn, heardFrom, lengthWithin } from './harness/heard';

/** Story times around the coach's second line, which is then spoken into a muted microphone. */
const MUTE_AT_MS = 8_000;
const UNMUTE_AT_MS = 18_000;
/** From the press of the button to the samples that know of it. */
const NOTICED_AFTER_MS = 1_000;
/** The sample in which the button is pressed again counts for either side. */
const SAMPLE_MS = 200;

test('a muted microphone stops the coach’s clock', async ({ aparte, server, openPanelOf }) => {
  const said = speechOf(stories.short, readManifest(), 'coach');
  expect(lengthWithin(said, MUTE_AT_MS + NOTICED_AFTER_MS, UNMUTE_AT_MS)).toBeGreaterThan(1_500);

  const call = await openCall(aparte, server.origin, { joinAtOnce: false });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await call.join();

  await call.told(MUTE_AT_MS);
  await call.mute(true);
  const mutedAt = Date.now();
  await expect(panel.listening.getByRole('img', { name: en.panel.listening.muted })).toBeVisible();
  await call.told(UNMUTE_AT_MS);
  const unmutedAt = Date.now();
  await call.mute(false);
  await heardFrom(panel.page, 'coach', unmutedAt);

  const chunks = await chunksIn(panel.page);
  const coach = chunks.flatMap((chunk) => chunk.coach);
  const muted = union(chunks.flatMap((chunk) => chunk.muted));
  const noticedAt = mutedAt + NOTICED_AFTER_MS;
  const surelyMutedUntil = unmutedAt - SAMPLE_MS;
  expect(lengthWithin(muted, noticedAt, surelyMutedUntil)).toBe(surelyMutedUntil - noticedAt);
  for (const [start, end] of muted) expect(lengthWithin(coach, start, end)).toBe(0);
  expect(lengthWithin(coach, 0, mutedAt)).toBeGreaterThan(2_000);
  // The other side is heard all the same.
  const coachee = chunks.flatMap((chunk) => chunk.coachee);
  expect(lengthWithin(coachee, unmutedAt, Infinity)).toBeGreaterThan(1_000);
});
