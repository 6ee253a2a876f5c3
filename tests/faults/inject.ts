/**
 * Hostile texts in every field that people fill, seen on every page and carried out by the
 * clipboard: nothing of them runs, loads or breaks a policy.
 */
import type { Page } from '@playwright/test';
import { NO_CALL_TABS } from '../../lib/call/call-tabs';
import { newCommitment } from '../../lib/commitments/commitment';
import { newNote } from '../../lib/notes/note';
import { newPerson, withConsent } from '../../lib/people/person';
import { newRecord, type AnyRecord } from '../../lib/records/envelope';
import { newReflection } from '../../lib/reflection/reflection';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { tellCallTabs } from '../e2e/harness/call-tabs';
import { readClipboard } from '../e2e/harness/clipboard';
import { putRecords } from '../e2e/harness/database';
import { PanelPage } from '../e2e/harness/panel-page';
import { ReflectionPage } from '../e2e/harness/reflection-page';
import { until } from '../e2e/harness/wait';
import { startCallServer } from '../fixtures/call/server';
import { HOSTILE } from '../fixtures/hostile';
import type { FaultResult } from './fault';

/** As many texts as one session holds here: a page with all at once would only be slow. */
const TEXTS_A_SESSION = 100;
const SETTLED_AFTER_MS = 400;

interface Watched {
  readonly what: string[];
}

export async function run(count: number): Promise<FaultResult> {
  const texts = HOSTILE.slice(0, count);
  const server = await startCallServer();
  const aparte = await launchAparte();
  const misses = new Set<string>();
  let surfaces = 0;
  try {
    const page = await watched(aparte, misses);
    await page.goto(address(aparte, 'welcome.html'));
    await until('the database', () =>
      page.evaluate(async () => (await indexedDB.databases()).length > 0 || null),
    );
    for (let from = 0; from < texts.length; from += TEXTS_A_SESSION) {
      const some = texts.slice(from, from + TEXTS_A_SESSION);
      const sessionId = `session-${from}`;
      await putRecords(page, recordsOf(sessionId, some));
      for (const file of ['sidepanel.html', `reflection.html?session=${sessionId}`]) {
        await look(page, address(aparte, file), misses);
        surfaces += 1;
      }
      for (const place of await places(page, aparte)) {
        await look(page, address(aparte, place), misses);
        surfaces += 1;
      }
      // Open again, as the panel shows it in a session.
      await putRecords(page, [openSession(sessionId)]);
      await tellCallTabs(page, sessionId, { ...NO_CALL_TABS, known: sessionId });
      await page.goto(address(aparte, 'sidepanel.html'));
      const panel = new PanelPage(page);
      await panel.timer.waitFor();
      await until('the notes', async () => (await panel.notes.count()) >= some.length || null);
      await expectHarmless(page, 'the panel in a session', misses);
      await putRecords(page, [endedSession(sessionId)]);
      await page.goto(address(aparte, `reflection.html?session=${sessionId}`));
      await new ReflectionPage(page).copy();
      const { html } = await readClipboard(aparte, server.origin);
      await pasted(aparte, server.origin, html, misses);
      surfaces += 2;
    }
  } finally {
    await aparte.close();
    await server.close();
  }
  return { runs: texts.length, misses: [...misses], figures: { 'pages looked at': surfaces } };
}

const address = ({ extensionId }: Aparte, file: string) =>
  `chrome-extension://${extensionId}/${file}`;

/** Every view that the journal and the settings lead to. */
async function places(page: Page, aparte: Aparte): Promise<string[]> {
  await page.goto(address(aparte, 'journal.html'));
  await page.getByRole('link').first().waitFor();
  const hashes = await page
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const views = [...new Set(hashes)].filter((href) => href.startsWith('#'));
  const some = [...views.filter((href) => !href.includes('/')), ...views.slice(-3)];
  return [...some.map((href) => `journal.html${href}`), 'options.html', 'welcome.html'];
}

/** A page that tells of everything that should not happen in it. */
async function watched(aparte: Aparte, misses: Set<string>): Promise<Page> {
  const page = await aparte.context.newPage();
  page.on('dialog', (dialog) => {
    misses.add(`a dialog opened at ${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(chrome-extension|data|blob):/.test(request.url()) && page.url().startsWith('chrome-'))
      misses.add(`asked for ${request.url()} at ${page.url()}`);
  });
  await page.addInitScript(() => {
    const seen: Watched = { what: [] };
    (window as unknown as { watched: Watched }).watched = seen;
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.what.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return page;
}

async function look(page: Page, at: string, misses: Set<string>): Promise<void> {
  // A change of the hash alone opens nothing anew.
  await page.goto('about:blank');
  await page.goto(at);
  await page.waitForTimeout(SETTLED_AFTER_MS);
  await expectHarmless(page, new URL(at).pathname, misses);
}

async function expectHarmless(page: Page, where: string, misses: Set<string>): Promise<void> {
  const found = await page.evaluate(() => ({
    attacked: 'attacked' in window,
    violations: (window as unknown as { watched?: Watched }).watched?.what ?? [],
    foreign: document.querySelectorAll(
      'script:not([src]), iframe, object, embed, img[src^="http"], a[href^="javascript" i], [onerror], [onload], [onclick]',
    ).length,
  }));
  if (found.attacked) misses.add(`something ran in ${where}`);
  if (found.foreign > 0) misses.add(`${found.foreign} foreign elements in ${where}`);
  for (const violation of found.violations) misses.add(`policy broken in ${where}: ${violation}`);
}

/** Into a page without any policy, as a careless editor does. */
async function pasted(
  aparte: Aparte,
  origin: string,
  html: string,
  misses: Set<string>,
): Promise<void> {
  const page = await watched(aparte, misses);
  await page.goto(`${origin}/blank`);
  await page.evaluate((copied) => {
    document.body.innerHTML = copied;
    const frame = document.createElement('iframe');
    frame.srcdoc = copied;
    document.body.append(frame);
  }, html);
  await page.waitForTimeout(SETTLED_AFTER_MS);
  const ran = await page.evaluate(() => {
    const inside = document.querySelector('iframe')?.contentWindow;
    return (
      'attacked' in window || (inside !== null && inside !== undefined && 'attacked' in inside)
    );
  });
  if (ran) misses.add('something ran in what was pasted');
  await page.close();
}

const START_MS = 1_750_000_000_000;
const LENGTH_MS = 1_800_000;

const started = { type: 'started', at: START_MS } as const;

function session(id: string, events: readonly object[]): AnyRecord {
  const payload = {
    setting: 'inPerson',
    plannedMs: 3_600_000,
    events,
    reflectionOpenedAt: START_MS,
  };
  const links = { sessionId: id, personId: `person-${id}-0` };
  return {
    ...newRecord('session', payload, { id, nowMs: START_MS }, links),
    updatedAt: Date.now(),
  };
}

const openSession = (id: string) => session(id, [started]);

const endedSession = (id: string) =>
  session(id, [started, { type: 'ended', at: START_MS + LENGTH_MS, reason: 'coach' }]);

function recordsOf(sessionId: string, texts: readonly string[]): AnyRecord[] {
  const stampOf = (kind: string, index: number) => ({
    id: `${kind}-${sessionId}-${index}`,
    nowMs: START_MS + index,
  });
  const links = { sessionId, personId: `person-${sessionId}-0` };
  const people = texts
    .filter((text) => text.trim() !== '')
    .map((text, index) => {
      const made = newPerson(text, 'en', stampOf('person', index));
      const payload = {
        ...withConsent(made.payload, true, START_MS),
        realName: text.slice(0, 200),
        agreement: text.slice(0, 10_000),
        tags: [text.slice(0, 100)],
      };
      return { ...made, payload };
    });
  const reflection = newReflection(sessionId, links.personId, START_MS);
  const line = texts.join('\n').slice(0, 100_000);
  return [
    ...people,
    endedSession(sessionId),
    ...texts.map((text, index) => {
      const at = START_MS + index * 1_000;
      return newNote(text, at, stampOf('note', index), links);
    }),
    ...texts.map((text, index) =>
      newCommitment(text.slice(0, 500), null, stampOf('commitment', index), links),
    ),
    {
      ...reflection,
      payload: {
        ...reflection.payload,
        revealedAt: START_MS,
        lines: { moment: line, nextTime: line, supervision: line },
      },
    },
  ];
}
