import type { Page } from '@playwright/test';
import { en } from '../../lib/i18n/en';
import { newNote } from '../../lib/notes/note';
import { newRecord } from '../../lib/records/envelope';
import { changeSettings } from '../e2e/harness/database';
import { openPanel } from '../e2e/harness/panel';
import { PanelPage } from '../e2e/harness/panel-page';
import { percentile, type BenchResult } from './bench';
import { withBrowser } from './setting/with-browser';

const SESSIONS = 1_000;
const NOTES_EACH = 100;
const WRITTEN = 300;
const LONG_AGO = 1_600_000_000_000;

type PanelWindow = Window & { savedAfterMs: number[] };

/** From Enter to 'saved' on screen, in a profile with 100,000 notes. */
export async function benchNotes(): Promise<readonly BenchResult[]> {
  return await withBrowser(async (aparte, origin) => {
    // Creates the database.
    await changeSettings(aparte, {});
    const inside = await aparte.openExtensionPage('welcome.html');
    await fill(inside);
    await inside.close();
    const tab = await aparte.context.newPage();
    await tab.goto(`${origin}/blank`);
    const panel = new PanelPage((await openPanel(aparte, tab)).page);
    await panel.startWithNew('Camille');
    await watch(panel.page);
    await panel.noteField.focus();
    for (let note = 0; note < WRITTEN; note += 1) {
      await panel.page.keyboard.insertText(`Note ${note}: the shoulders come down.`);
      await panel.page.keyboard.press('Enter');
      await panel.page.waitForFunction(
        (count) => (window as unknown as PanelWindow).savedAfterMs.length > count,
        note,
      );
    }
    const savedMs = await panel.page.evaluate(
      () => (window as unknown as PanelWindow).savedAfterMs,
    );
    return [
      {
        name: 'Enter to “saved”',
        unit: 'ms',
        values: {
          median: percentile(savedMs, 0.5),
          p99: percentile(savedMs, 0.99),
          longest: Math.max(...savedMs),
        },
        note: `${WRITTEN} notes in one session, over ${SESSIONS * NOTES_EACH} stored in ${SESSIONS} sessions.`,
      },
    ];
  });
}

/** Stores past sessions, made in the page from one of each. */
async function fill(inside: Page): Promise<void> {
  const session = newRecord(
    'session',
    {
      setting: 'inPerson',
      plannedMs: 3_600_000,
      events: [
        { type: 'started', at: LONG_AGO },
        { type: 'ended', at: LONG_AGO + 3_600_000, reason: 'coach' },
      ],
      reflectionOpenedAt: LONG_AGO + 3_600_000,
    },
    { id: 'past', nowMs: LONG_AGO },
  );
  const words = 'She takes a breath before she says no. The shoulders come down.';
  const note = newNote(
    words,
    LONG_AGO,
    { id: 'past', nowMs: LONG_AGO },
    { sessionId: 'past', personId: null },
  );
  await inside.evaluate(
    async ([oneSession, oneNote, sessions, notesEach]) => {
      const opening = indexedDB.open('aparte');
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error as Error));
      });
      const PER_TRANSACTION = 50;
      for (let first = 0; first < sessions; first += PER_TRANSACTION) {
        const transaction = database.transaction(['session', 'note'], 'readwrite');
        const ended = new Promise((resolve, reject) => {
          transaction.addEventListener('complete', resolve);
          transaction.addEventListener('abort', () => reject(transaction.error as Error));
        });
        for (let at = first; at < Math.min(sessions, first + PER_TRANSACTION); at += 1) {
          const id = `past-${at}`;
          transaction.objectStore('session').put({ ...oneSession, id, sessionId: id });
          for (let each = 0; each < notesEach; each += 1)
            transaction.objectStore('note').put({ ...oneNote, id: `${id}-${each}`, sessionId: id });
        }
        await ended;
      }
      database.close();
    },
    [session, note, SESSIONS, NOTES_EACH] as const,
  );
}

async function watch(panel: Page): Promise<void> {
  await panel.evaluate((saved) => {
    const page = window as unknown as PanelWindow;
    page.savedAfterMs = [];
    let enteredMs: number | null = null;
    const look = () => {
      if (enteredMs === null) return;
      if (document.querySelector('[data-saving]')?.textContent !== saved) return;
      page.savedAfterMs.push(performance.now() - enteredMs);
      enteredMs = null;
    };
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Enter') enteredMs = performance.now();
      },
      true,
    );
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  }, en.common.saved);
}
