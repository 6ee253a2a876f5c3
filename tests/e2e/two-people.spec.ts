import { total, union } from '../../lib/session/listened';
import { stories } from '../fixtures/call/stories';
import { speechOf } from '../fixtures/call/timeline';
import { readManifest } from '../fixtures/call/voices';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { chunksIn, heardFrom } from './harness/heard';

test('two remote people are heard apart, and together as the others', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin, {
    story: 'three',
    people: 2,
    joinAtOnce: false,
  });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille & Jonas');
  await panel.answerConsent(true);
  await call.join();
  await call.told(55_000);
  const begun = await call.storyStartedAt();
  await heardFrom(panel.page, 'coachee', begun + 53_000);

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

  const together = union(chunks.flatMap((chunk) => chunk.coachee));
  expect(together).toEqual(union([...streams.values()].flat()));
});
