import type { Page } from '@playwright/test';
import { newNote } from '../../lib/notes/note';
import { newPerson } from '../../lib/people/person';
import { newRecord } from '../../lib/records/envelope';
import { createChance } from '../../lib/sample/chance';
import { SAMPLE_WORDS } from '../../lib/sample/sample';
import { wordsOf } from '../../lib/search/words';
import { changeSettings } from '../e2e/harness/database';
import { percentile, type BenchResult } from './bench';
import { mainThreadTime } from './setting/main-thread';
import { withBrowser } from './setting/with-browser';

const PEOPLE = 40;
const SESSIONS = 2_000;
const NOTES_EACH = 50;
const RARE_WORDS = 6_000;
const FROM_MS = Date.UTC(2018, 0, 8, 9);
const BETWEEN_MS = 36 * 3_600_000;
/** Typed letter by letter: frequent and rare words, a slip, several at once, and none. */
const TYPED = ['shoulders come', 'engagements', 'supervisoin', 'la ', 'question meeting', 'zzyzx'];

/** After a key, nothing follows it for so long. */
const BETWEEN_KEYS_MS = 150;

type JournalWindow = Window & { shownMs: number; longestTaskMs: number; keysMs: number[] };

/** A journal of years: until it can be used, until everything can be searched, and each key. */
export async function benchSearch(): Promise<readonly BenchResult[]> {
  return await withBrowser(async (aparte) => {
    // Creates the database.
    await changeSettings(aparte, {});
    const inside = await aparte.openExtensionPage('welcome.html');
    await fill(inside);
    const address = inside.url().replace('welcome', 'journal');
    await inside.close();
    const page = await aparte.context.newPage();
    // Frames are drawn once a second in a tab that is not in front.
    await page.bringToFront();
    await page.addInitScript(watchOpening);
    await page.goto(address);
    await page.waitForFunction(() => (window as unknown as JournalWindow).shownMs > 0);
    const shownMs = await page.evaluate(() => (window as unknown as JournalWindow).shownMs);

    await page.evaluate(() => {
      (window as unknown as JournalWindow).longestTaskMs = 0;
      window.location.hash = '#search';
    });
    const startMs = Date.now();
    await page.locator('progress').waitFor();
    await page.locator('progress').waitFor({ state: 'detached', timeout: 120_000 });
    const buildMs = Date.now() - startMs;
    const longestTaskMs = await page.evaluate(
      () => (window as unknown as JournalWindow).longestTaskMs,
    );

    await page.evaluate(watchKeys);
    const field = page.getByRole('searchbox');
    const work = await mainThreadTime(page);
    const worksMs: number[] = [];
    for (const query of TYPED) {
      await field.fill('');
      await page.waitForTimeout(300);
      for (const key of query) {
        const before = await keysOf(page);
        const workedMs = await work();
        await page.keyboard.press(key === ' ' ? 'Space' : key);
        await page.waitForFunction(
          (count) => (window as unknown as JournalWindow).keysMs.length > count,
          before.length,
        );
        await page.waitForTimeout(BETWEEN_KEYS_MS);
        worksMs.push((await work()) - workedMs);
      }
    }
    const keysMs = await keysOf(page);
    const note = `${SESSIONS * NOTES_EACH} notes in ${SESSIONS} sessions with ${PEOPLE} people.`;
    return [
      {
        name: 'journal opened, people on screen',
        unit: 'ms',
        values: { once: shownMs },
        note,
      },
      {
        name: 'search, everything read',
        unit: 'ms',
        values: { once: buildMs, 'longest task': longestTaskMs },
        note: `${note} Read and indexed while the page stays free, with progress.`,
      },
      {
        name: 'search, key to results',
        unit: 'ms',
        values: {
          median: percentile(keysMs, 0.5),
          p95: percentile(keysMs, 0.95),
          longest: Math.max(...keysMs),
          'processor, median': percentile(worksMs, 0.5),
          'processor, longest': Math.max(...worksMs),
        },
        note: `${note} ${keysMs.length} keys of ${TYPED.length} searches in a tab in front, to the frame after which nothing of what was found changes any more; and the processor time that the page's main thread took for a key, whatever else the machine did.`,
      },
    ];
  });
}

function keysOf(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as JournalWindow).keysMs);
}

function watchOpening(): void {
  const page = window as unknown as JournalWindow;
  page.shownMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      page.longestTaskMs = Math.max(page.longestTaskMs ?? 0, duration);
  }).observe({ entryTypes: ['longtask'] });
  const watcher = new MutationObserver(() => {
    if (!document.querySelector('main li a')) return;
    watcher.disconnect();
    requestAnimationFrame(() => {
      page.shownMs = performance.now();
    });
  });
  watcher.observe(document, { subtree: true, childList: true });
}

/** From each key to the end of the last frame in which what is found for it changed. */
function watchKeys(): void {
  const page = window as unknown as JournalWindow;
  page.keysMs = [];
  const results = document.querySelector('[data-found]')!;
  const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
  let pressedMs = 0;
  let keys = 0;
  let typing = false;
  field.addEventListener('keydown', ({ key, timeStamp }) => {
    // Delete empties the field between two searches.
    typing = key !== 'Delete';
    if (!typing) return;
    pressedMs = timeStamp;
    keys += 1;
  });
  new MutationObserver(() => {
    if (!typing || results.getAttribute('data-found') !== field.value) return;
    const [key, fromMs] = [keys - 1, pressedMs];
    requestAnimationFrame(() => {
      // Once that frame is out.
      setTimeout(() => {
        page.keysMs[key] = performance.now() - fromMs;
      });
    });
  }).observe(results, { attributes: true, childList: true, characterData: true, subtree: true });
}

/** Stores years of sessions; their notes are put together in the page from a list of words. */
async function fill(inside: Page): Promise<void> {
  const people = Array.from({ length: PEOPLE }, (_, at) =>
    newPerson(`Person ${at}`, 'en', { id: `p${at}`, nowMs: FROM_MS }),
  );
  const session = newRecord(
    'session',
    {
      setting: 'inPerson',
      plannedMs: 3_600_000,
      events: [
        { type: 'started', at: FROM_MS },
        { type: 'ended', at: FROM_MS + 3_600_000, reason: 'coach' },
      ],
      reflectionOpenedAt: FROM_MS,
    },
    { id: 'session', nowMs: FROM_MS },
  );
  const links = { sessionId: 'session', personId: 'p' };
  const note = newNote('words', FROM_MS, { id: 'note', nowMs: FROM_MS }, links);
  await inside.evaluate(fillInside, {
    people,
    session,
    note,
    words: vocabulary(),
    sessions: SESSIONS,
    notesEach: NOTES_EACH,
    betweenMs: BETWEEN_MS,
  });
}

/** Words of both languages first, being the frequent ones, then thousands that are rare. */
function vocabulary(): string[] {
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);
  const frequent = wordsOf(texts(SAMPLE_WORDS).join(' '));
  const chance = createChance(1);
  const syllable = () => chance.oneOf([...'bcdfglmnprstv']) + chance.oneOf([...'aeiou']);
  const rare = Array.from({ length: RARE_WORDS }, () =>
    Array.from({ length: chance.whole(2, 5) }, syllable).join(''),
  );
  return [...frequent, ...rare];
}

interface Filling {
  readonly people: readonly { readonly id: string }[];
  readonly session: { readonly payload: { readonly events: readonly { readonly at: number }[] } };
  readonly note: { readonly payload: { readonly momentAt: number } };
  readonly words: readonly string[];
  readonly sessions: number;
  readonly notesEach: number;
  readonly betweenMs: number;
}

async function fillInside(filling: Filling): Promise<void> {
  const { people, session, note, words, sessions, notesEach, betweenMs } = filling;
  const opening = indexedDB.open('aparte');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error as Error));
  });
  let state = 1;
  const next = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  // By Zipf's law: the n-th word comes up in proportion to 1/n.
  const word = () => words[Math.floor(words.length ** next()) - 1];
  const PER_TRANSACTION = 50;
  for (let first = 0; first < sessions; first += PER_TRANSACTION) {
    const transaction = database.transaction(['person', 'session', 'note'], 'readwrite');
    const ended = new Promise((resolve, reject) => {
      transaction.addEventListener('complete', resolve);
      transaction.addEventListener('abort', () => reject(transaction.error as Error));
    });
    if (first === 0) for (const person of people) transaction.objectStore('person').put(person);
    for (let at = first; at < Math.min(sessions, first + PER_TRANSACTION); at += 1) {
      const [id, personId, laterMs] = [`s${at}`, people[at % people.length]!.id, at * betweenMs];
      const events = session.payload.events.map((event) => ({ ...event, at: event.at + laterMs }));
      const payload = { ...session.payload, events };
      transaction.objectStore('session').put({ ...session, id, sessionId: id, personId, payload });
      for (let each = 0; each < notesEach; each += 1) {
        const text = Array.from({ length: 4 + Math.floor(next() * 18) }, word).join(' ');
        const momentAt = note.payload.momentAt + laterMs + each * 60_000;
        transaction.objectStore('note').put({
          ...note,
          id: crypto.randomUUID(),
          sessionId: id,
          personId,
          payload: { ...note.payload, text, momentAt },
        });
      }
    }
    await ended;
  }
  database.close();
}
