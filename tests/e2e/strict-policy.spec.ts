import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { heardFrom } from './harness/heard';

type Watched = Window & { violations: string[] };

test('a call page with a strict content security policy is measured without violating it', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin, {
    path: '/strict',
    inCoachPage: () => {
      const watched = window as unknown as Watched;
      watched.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        watched.violations.push(`${violatedDirective} ${blockedURI}`);
      });
    },
  });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await heardFrom(panel.page, 'coachee');
  await heardFrom(panel.page, 'coach');

  const violations = () => call.coach.evaluate(() => (window as unknown as Watched).violations);
  expect(await violations()).toEqual([]);
  // The policy holds, and a breach would have been seen.
  await call.coach.evaluate(() => {
    const image = new Image();
    image.src = 'http://127.0.0.1:9/';
    document.body.append(image);
  });
  await expect.poll(violations).toEqual([expect.stringMatching(/^img-src/)]);
});
