import type { Page } from '@playwright/test';
import { newPerson } from '../../lib/people/person';
import type { AnyRecord } from '../../lib/records/envelope';
import { changeSettings, putRecords } from '../e2e/harness/database';
import { sessionRecords } from '../fixtures/journal/sessions';
import { percentile, type BenchResult } from './bench';
import { mainThreadTime, tasksDuring } from './setting/main-thread';
import { withBrowser } from './setting/with-browser';

const SESSIONS = 2_000;
const NOTES_EACH = 50;
const LONG_NOTES = 200;
const PEOPLE = 40;
const OPENINGS = 15;
const FRAMES = 240;
const HOUR_MS = 3_600_000;
const LONG_AGO = 1_600_000_000_000;

type JournalWindow = Window & { shownAfterMs: number | null };

/** The journal of years: its list of sessions, a page of four hours, scrolling and zooming. */
export async function benchJournal(): Promise<readonly BenchResult[]> {
  return await withBrowser(async (aparte) => {
    // Creates the database.
    await changeSettings(aparte, {});
    const inside = await aparte.openExtensionPage('welcome.html');
    await fill(inside);
    await inside.close();
    const page = await aparte.openExtensionPage('journal.html#people');
    await page.addInitScript(watchFirstRow);
    const listMs: number[] = [];
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      await page.goto(`${page.url().split('#')[0]}?${opening}#sessions`);
      listMs.push(await shownAfter(page));
    }
    const scrolled = await tasksDuring(page, () => framesWhile(page, 'scroll'));
    const work = await mainThreadTime(page);
    const worksMs: number[] = [];
    const opened: Opened[] = [];
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      const workedMs = await work();
      opened.push(await page.evaluate(openLong, LONG_NOTES));
      worksMs.push((await work()) - workedMs);
      await page.evaluate(() => {
        window.location.hash = '#people';
      });
      await page.waitForSelector('li a[href^="#person/"]');
    }
    await page.evaluate(openLong, LONG_NOTES);
    const zoomed = await tasksDuring(page, () => framesWhile(page, 'zoom'));
    const stored = `${SESSIONS} sessions with ${SESSIONS * NOTES_EACH} notes stored.`;
    return [
      {
        name: 'journal: list of sessions',
        unit: 'ms',
        values: spread(listMs),
        note: `From navigation to the first frame with rows, ${OPENINGS} loads; ${stored}`,
      },
      {
        name: 'journal: page of a 4-hour call',
        unit: 'ms',
        values: {
          first: opened[0]?.scoreMs ?? NaN,
          ...spread(opened.map(({ scoreMs }) => scoreMs)),
          'with all notes, first': opened[0]?.wholeMs ?? NaN,
          'with all notes, median': percentile(
            opened.map(({ wholeMs }) => wholeMs),
            0.5,
          ),
          'processor, first': worksMs[0] ?? NaN,
          'processor, median': percentile(worksMs, 0.5),
        },
        note: `From following its link to the first frame with its score, ${OPENINGS} times; ${LONG_NOTES} notes, 60 prompts.`,
      },
      frames('journal: a frame while the list scrolls', scrolled),
      frames('journal: a frame while the score zooms', zoomed),
    ];
  });
}

function spread(values: readonly number[]) {
  return { median: percentile(values, 0.5), longest: Math.max(...values) };
}

interface Moved {
  /** The time from each frame to the next, in ms. */
  readonly done: readonly number[];
  readonly tasksMs: readonly number[];
}

function frames(name: string, { done: values, tasksMs }: Moved): BenchResult {
  return {
    name,
    unit: 'ms',
    values: {
      median: percentile(values, 0.5),
      p99: percentile(values, 0.99),
      longest: Math.max(...values),
      'longest task, by processor time': Math.max(...tasksMs),
    },
    note: `From one frame to the next, ${values.length} of them.`,
  };
}

/** Past sessions copied in the page from one of an hour, and one of four hours with all its chunks. */
export async function fill(inside: Page): Promise<void> {
  const one = sessionRecords({
    id: 'past',
    personId: 'p0',
    startedAt: LONG_AGO,
    durationMs: HOUR_MS,
    notes: 1,
    prompts: 0,
  });
  const long = sessionRecords({
    id: 'long',
    personId: 'p0',
    startedAt: LONG_AGO - HOUR_MS,
    durationMs: 4 * HOUR_MS,
    notes: LONG_NOTES,
    prompts: 60,
  });
  const people = Array.from({ length: PEOPLE }, (_, at) =>
    newPerson(`Person ${at}`, 'en', { id: `p${at}`, nowMs: LONG_AGO }),
  );
  await putRecords(inside, [...people, ...long]);
  const template = one.filter(({ kind }) => kind !== 'chunk');
  await inside.evaluate(copyMany, [template, SESSIONS, NOTES_EACH, PEOPLE] as const);
}

async function copyMany([template, sessions, notesEach, people]: readonly [
  readonly AnyRecord[],
  number,
  number,
  number,
]): Promise<void> {
  const opening = indexedDB.open('aparte');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error as Error));
  });
  const PER_TRANSACTION = 50;
  for (let first = 0; first < sessions; first += PER_TRANSACTION) {
    const transaction = database.transaction(['session', 'note', 'reflection'], 'readwrite');
    const ended = new Promise((resolve, reject) => {
      transaction.addEventListener('complete', resolve);
      transaction.addEventListener('abort', () => reject(transaction.error as Error));
    });
    for (let at = first; at < Math.min(sessions, first + PER_TRANSACTION); at += 1) {
      const links = { sessionId: `past-${at}`, personId: `p${at % people}` };
      for (const record of template) {
        const store = transaction.objectStore(record.kind);
        if (record.kind === 'session') store.put({ ...record, ...links, id: links.sessionId });
        else if (record.kind === 'reflection')
          store.put({ ...record, ...links, id: `reflection:${links.sessionId}` });
        else
          for (let each = 0; each < notesEach; each += 1)
            store.put({ ...record, ...links, id: `${links.sessionId}-${each}` });
      }
    }
    await ended;
  }
  database.close();
}

function watchFirstRow(): void {
  const page = window as unknown as JournalWindow;
  page.shownAfterMs = null;
  new MutationObserver((_, observer) => {
    if (document.querySelector('li[aria-setsize]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      // Once that frame is out.
      setTimeout(() => {
        page.shownAfterMs = performance.now();
      });
    });
  }).observe(document, { subtree: true, childList: true });
}

async function shownAfter(page: Page): Promise<number> {
  await page.waitForFunction(
    () => (window as unknown as JournalWindow).shownAfterMs !== null,
    undefined,
    { timeout: 60_000 },
  );
  return await page.evaluate(() => (window as unknown as JournalWindow).shownAfterMs ?? NaN);
}

interface Opened {
  /** Until its score is on screen, in ms. */
  readonly scoreMs: number;
  /** Until all its notes are there too. */
  readonly wholeMs: number;
}

/** In the page: goes to the long session. */
async function openLong(notes: number): Promise<Opened> {
  const startMs = performance.now();
  window.location.hash = '#session/long';
  const until = async (there: () => boolean): Promise<number> => {
    while (!there()) await new Promise(requestAnimationFrame);
    // Once that frame is out.
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - startMs;
  };
  const scoreMs = await until(
    () => (document.querySelector('path[data-part="coach"]')?.getAttribute('d') ?? '') !== '',
  );
  const wholeMs = await until(() => document.querySelectorAll('[data-note]').length >= notes);
  return { scoreMs, wholeMs };
}

/** The time from each frame to the next, in ms, while something moves in every one of them. */
async function framesWhile(page: Page, what: 'scroll' | 'zoom'): Promise<number[]> {
  return await page.evaluate(
    async ([doing, count]) => {
      const frame = document.querySelector('[role="group"][tabindex="0"]');
      const move = (at: number) => {
        if (doing === 'scroll') return window.scrollBy(0, at % 80 < 40 ? 700 : -500);
        const { left, width } = frame?.getBoundingClientRect() ?? { left: 0, width: 0 };
        frame?.dispatchEvent(
          new WheelEvent('wheel', {
            ctrlKey: true,
            deltaY: at % 120 < 60 ? -18 : 18,
            clientX: left + width * 0.4,
            cancelable: true,
          }),
        );
      };
      const between: number[] = [];
      let lastMs = await new Promise<number>(requestAnimationFrame);
      for (let at = 0; at < count; at += 1) {
        move(at);
        const nowMs = await new Promise<number>(requestAnimationFrame);
        between.push(nowMs - lastMs);
        lastMs = nowMs;
      }
      return between;
    },
    [what, FRAMES] as const,
  );
}
