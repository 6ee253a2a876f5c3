import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../../lib/i18n/en';
import { ending, startedAt } from '../../lib/session/session';
import { expect, test } from './fixtures';
import { launchAparte } from './harness/browser';
import { openCall } from './harness/call';
import { putRecords, readRecords } from './harness/database';
import { heardFrom } from './harness/heard';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';

const NIGHT_MS = 24 * 3_600_000;

test('a session left open over night ends at its last sign of life, and the time can be changed', async ({
  server,
}) => {
  test.setTimeout(180_000);
  const profileDir = mkdtempSync(join(tmpdir(), 'aparte-night-'));
  const evening = await launchAparte({ profileDir });
  const call = await openCall(evening, server.origin, { story: 'long' });
  const panel = new PanelPage((await openPanel(evening, call.coach)).page);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await panel.writeNote('The last words of the evening');
  await heardFrom(panel.page, 'coachee');
  await evening.kill();

  const morning = await launchAparte({ profileDir });
  const tab = await morning.context.newPage();
  await tab.goto(`${server.origin}/blank`);
  const inside = await morning.openExtensionPage('welcome.html');
  const [session] = await readRecords(inside, 'session');
  if (session === undefined) throw new Error('No session was stored.');
  const chunks = await readRecords(inside, 'chunk');
  const notes = await readRecords(inside, 'note');
  const lifeAt = Math.max(
    session.updatedAt,
    ...chunks.map(({ payload }) => payload.toMs),
    ...notes.map(({ updatedAt }) => updatedAt),
  );
  expect(ending(session.payload.events)).toBeNull();
  // The night, without waiting for it.
  await putRecords(
    inside,
    [session, ...chunks, ...notes].map((record) => earlier(record, NIGHT_MS)),
  );
  await inside.close();

  const next = new PanelPage((await openPanel(morning, tab)).page);
  const words = en.panel;
  await next.page.getByRole('button', { name: words.open.finish, exact: true }).click();
  const diedAt = lifeAt - NIGHT_MS;
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const inWords = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', options).format(diedAt);
  await expect(
    next.page.getByText(
      words.ended.overOn
        .replace('{{day}}', inWords(day))
        .replace('{{time}}', inWords({ timeStyle: 'short' })),
    ),
  ).toBeVisible();
  const [ended] = await readRecords(next.page, 'session');
  const end = ended && ending(ended.payload.events);
  expect(end).toMatchObject({ type: 'ended', reason: 'coach', at: diedAt });
  expect(startedAt(ended?.payload.events ?? [])).toBeLessThan(diedAt);

  await next.page.getByRole('button', { name: words.ended.changeTime, exact: true }).click();
  const journal = await morning.pageAt('/journal.html');
  await expect(journal.getByRole('heading', { level: 1 })).toBeVisible();
  expect(journal.url()).toContain(`session/${encodeURIComponent(session.id)}`);
  await morning.close();
  rmSync(profileDir, { recursive: true, force: true });
});

/** The same record, with every instant in it that much earlier. */
function earlier<T>(value: T, byMs: number): T {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'number' && each > 1_500_000_000_000 ? each - byMs : each,
  ) as T;
}
