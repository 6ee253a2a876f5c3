/** As `kill`, in stock Firefox: what its sidebar called saved is there when it is back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { en } from '../../lib/i18n/en';
import { until } from '../e2e/harness/wait';
import { firefoxDist } from '../firefox/harness/build';
import { launchFirefox, type Firefox } from '../firefox/harness/firefox';
import { closeSidebar, pressToolbarButton, Sidebar } from '../firefox/harness/sidebar';
import { stored } from '../firefox/harness/stored';
import type { FaultResult } from './fault';
import { randomFrom } from './setting/random';

/** What is being typed may be this old when the browser dies, in ms. */
const DRAFT_AGE_MS = 300;
const KILLED_AFTER_MS = { from: 50, to: 1_500 };
/** An extension installed for a test alone would lose its storage with the first start after it. */
const KEEPS_STORAGE = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const profileDir = mkdtempSync(join(tmpdir(), 'aparte-killed-'));
  const saved: string[] = [];
  const misses = new Set<string>();
  let firefox: Firefox | undefined;
  let halfThought: string | null = null;
  try {
    // One start more than kills: the last one only looks.
    for (let round = 1; round <= count + 1; round += 1) {
      firefox = await launchFirefox(KEEPS_STORAGE, profileDir);
      await firefox.browser.installExtension(firefoxDist());
      const inside = await firefox.pageAt('/welcome.html');
      const sidebar = await sidebarInSession(firefox, round === 1);
      if (halfThought !== null) {
        const draft = await draftIn(sidebar);
        if (draft !== halfThought) misses.add(`the draft after kill ${round - 1} is: ${draft}`);
        else await sidebar.saveNote();
      }
      const notes = await stored(inside, 'note');
      const texts = notes.map(({ payload }) => payload.text);
      for (const text of saved) {
        const times = texts.filter((each) => each === text).length;
        if (times !== 1) misses.add(`${times === 0 ? 'lost' : 'twice'}: ${text}`);
      }
      const sessions = await stored(inside, 'session');
      if (sessions.length !== 1) misses.add(`${sessions.length} sessions after kill ${round - 1}`);
      if (round > count) {
        await firefox.close();
        continue;
      }
      // Every other time the coach has stopped in the middle of a word.
      halfThought = round % 2 === 0 ? `Half a thought, the ${round}. of th` : null;
      let stopped = false;
      const writing = writeNotes(sidebar, `Kill ${round}`, () => stopped);
      await sleep(random.between(KILLED_AFTER_MS.from, KILLED_AFTER_MS.to));
      if (halfThought !== null) {
        stopped = true;
        await writing.ended;
        saved.push(...writing.saved);
        await sidebar.write(en.panel.notes.field, halfThought);
        await sleep(DRAFT_AGE_MS);
      }
      await firefox.kill();
      if (halfThought === null) saved.push(...writing.saved);
    }
  } finally {
    await firefox?.kill().catch(() => undefined);
    // The killed browser's other processes end a little later, and write until then.
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 30 });
  }
  return { runs: count, misses: [...misses], figures: { 'notes called saved': saved.length } };
}

/** The sidebar in the open session, or `anew` in a new one. */
async function sidebarInSession(firefox: Firefox, anew: boolean): Promise<Sidebar> {
  await closeSidebar(firefox);
  await pressToolbarButton(firefox);
  const sidebar = await Sidebar.opened(firefox);
  if (anew) await sidebar.startWithNew('Camille');
  await until(
    'the sidebar to be ready',
    async () => {
      if ((await sidebar.noteBeingWritten()) !== null) return true;
      if (await sidebar.offers(en.panel.open.goOn)) await sidebar.press(en.panel.open.goOn);
      return null;
    },
    60_000,
  );
  return sidebar;
}

/** What was half written when the browser was last stopped, as soon as it is there again. */
async function draftIn(sidebar: Sidebar): Promise<string | null> {
  return await until(
    'the draft',
    async () => (await sidebar.noteBeingWritten()) || null,
    5_000,
  ).catch(() => null);
}

interface Writing {
  /** The texts called saved, in order. */
  readonly saved: readonly string[];
  /** Never, when Firefox is killed: what it was asked last stays unanswered. */
  readonly ended: Promise<void>;
}

/** Writes notes until Firefox is gone or `stop` says so. */
function writeNotes(sidebar: Sidebar, name: string, stop: () => boolean): Writing {
  const saved: string[] = [];
  async function write(): Promise<void> {
    for (let index = 1; !stop(); index += 1) {
      const text = `${name}, note ${index}`;
      await sidebar.writeNote(text);
      saved.push(text);
    }
  }
  // A killed Firefox refuses what it is asked next.
  return { saved, ended: write().catch(() => undefined) };
}
