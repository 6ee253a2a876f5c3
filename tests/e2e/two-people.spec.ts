import { en } from '../../lib/i18n/en';
import { total, union } from '../../lib/intervals/intervals';
import { stories } from '../fixtures/call/stories';
import { speechOf } from '../fixtures/call/timeline';
import { readManifest } from '../fixtures/call/voices';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { changeSettings } from './harness/database';
import { chunksIn, heardFrom, lengthWithin } from './harness/heard';

test('two remote people are measured separately and together, and their echo is not counted as the coach', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  await changeSettings(aparte, { minSpeechForShareMs: 5_000 });
  const call = await openCall(aparte, server.origin, {
    story: 'three',
    people: 2,
    echo: true,
    joinAtOnce: false,
  });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille & Jonas');
  await panel.answerConsent(true);
  await call.join();

  const hint = panel.listening.getByText(en.panel.listening.echo);
  await expect(hint).toBeVisible({ timeout: 45_000 });
  await panel.listening.getByRole('button', { name: en.common.dismiss }).click();
  await call.told(55_000);
  // Said once: the echo goes on, the hint does not come back.
  await expect(hint).toBeHidden();
  await expect(panel.listening.locator('[data-tint="1"]')).toHaveCount(1);
  const begun = await call.storyStartedAt();
  // The coach's last words: what the others said before them is stored by then.
  await heardFrom(panel.page, 'coach', begun + 55_200);

  const chunks = await chunksIn(panel.page);
  const streams = new Map<string, (readonly [number, number])[]>();
  for (const { key, speech } of chunks.flatMap((chunk) => chunk.streams))
    streams.set(key, [...(streams.get(key) ?? []), ...speech]);
  const heardMs = [...streams.values()].map((speech) => total(union(speech)));
  const manifest = readManifest();
  const truthMs = (['coachee2', 'coachee'] as const).map((speaker) =>
    total(speechOf(stories.three, manifest, speaker)),
  );
  expect(heardMs).toHaveLength(2);
  for (const [index, ms] of heardMs.toSorted((a, b) => a - b).entries())
    expect(ms / (truthMs[index] ?? 0)).toBeCloseTo(1, 0.7);
  const coach = chunks.flatMap((chunk) => chunk.coach);
  const others = (['coachee', 'coachee2'] as const).flatMap((speaker) =>
    speechOf(stories.three, manifest, speaker),
  );
  const echoMs = others.reduce(
    (sum, [start, end]) => sum + lengthWithin(coach, begun + start, begun + end),
    0,
  );
  test.info().annotations.push({ type: 'echo taken for the coach', description: `${echoMs} ms` });
  expect(echoMs / total(union(others))).toBeLessThan(0.15);

  const together = union(chunks.flatMap((chunk) => chunk.coachee));
  expect(together).toEqual(union([...streams.values()].flat()));
});
