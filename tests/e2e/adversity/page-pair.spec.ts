import { expect, test } from '../fixtures';
import { openCall } from '../harness/call';
import { ReflectionPage } from '../harness/reflection-page';
import { shareErrorPoints, toldStory } from './told-story';

test('a page that plays the call through two connections of its own is measured correctly', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  test.setTimeout(180_000);
  const call = await openCall(aparte, server.origin, {
    story: 'demo',
    loopback: true,
    joinAtOnce: false,
  });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await call.join();
  const story = await toldStory(call, panel.page);
  const points = shareErrorPoints(story);
  test.info().annotations.push({ type: 'share', description: `${points.toFixed(1)} points off` });
  expect(Math.abs(points)).toBeLessThanOrEqual(2);

  // The pair stays open after the call: the call is over all the same.
  await call.hangUp();
  await ReflectionPage.opened(aparte);
});
