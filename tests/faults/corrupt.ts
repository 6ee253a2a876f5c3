/**
 * The database's files are damaged while the browser is closed, in seven ways. The damage is noticed
 * or has harmed nothing, never a silent empty start; and the newest snapshot brings everything back.
 */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../lib/i18n/en';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { readRecords } from '../e2e/harness/database';
import { until } from '../e2e/harness/wait';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';
import { randomFrom, type Random } from './setting/random';
import { standing } from './setting/standing';
import { panelInSession } from './setting/typist';

const NOTES = 12;
const SNAPSHOT_WITHIN_MS = 20_000;
const NOTICED_WITHIN_MS = 20_000;
const words = en.safety;

type Damage = (folder: string, random: Random) => void;

const files = (folder: string, pattern: RegExp) =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));

/** The log holds nearly all there is in a database of this size. */
function inLog(change: (bytes: Buffer, random: Random) => void): Damage {
  return (folder, random) => {
    for (const file of files(folder, /\.log$/)) {
      const bytes = readFileSync(file);
      if (bytes.length > 0) change(bytes, random);
      writeFileSync(file, bytes);
    }
  };
}

const DAMAGES: Readonly<Record<string, Damage>> = {
  'a bit of the log flipped': inLog((bytes, random) => {
    const at = random.between(0, bytes.length - 1);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 7));
  }),
  'a stretch of the log zeroed': inLog((bytes, random) => {
    const at = random.between(0, bytes.length - 1);
    bytes.fill(0, at, Math.min(bytes.length, at + random.between(1, 4_096)));
  }),
  'the log cut short': (folder, random) => {
    for (const file of files(folder, /\.log$/))
      truncateSync(file, random.between(0, readFileSync(file).length));
  },
  'the log gone': (folder) => files(folder, /\.log$/).forEach((file) => rmSync(file)),
  'CURRENT gone': (folder) => rmSync(join(folder, 'CURRENT')),
  'the manifest gone': (folder) => files(folder, /^MANIFEST/).forEach((file) => rmSync(file)),
  'everything gone': (folder) => rmSync(folder, { recursive: true }),
};

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const base = mkdtempSync(join(tmpdir(), 'aparte-corrupt-'));
  const sound = join(base, 'sound');
  const misses: string[] = [];
  const outcomes = { noticed: 0, harmless: 0 };
  let aparte: Aparte | undefined;
  try {
    const { extensionId, notes } = await fill(sound);
    for (let round = 0; round < count; round += 1) {
      const [name, damage] = Object.entries(DAMAGES)[round % Object.keys(DAMAGES).length]!;
      const profileDir = join(base, `damaged-${round}`);
      cpSync(sound, profileDir, { recursive: true });
      damage(
        join(profileDir, `Default/IndexedDB/chrome-extension_${extensionId}_0.indexeddb.leveldb`),
        random,
      );
      aparte = await launchAparte({ profileDir });
      const page = await aparte.openExtensionPage('journal.html');
      const noticed = await until(
        'the journal to say how things stand',
        async () => {
          const now = await standing(page);
          // Records that are missing are counted a moment after the rest is shown.
          return now === 'well' && (await lostOf(notes, page)) > 0 ? null : now;
        },
        NOTICED_WITHIN_MS,
      ).catch(() => null);
      if (noticed === null) misses.push(`round ${round}, ${name}: the journal says nothing`);
      if (noticed === 'noticed') {
        await page.getByRole('button', { name: words.points.bringBack }).first().click();
        await until('the journal', async () => (await standing(page)) === 'well' || null).catch(
          () => misses.push(`round ${round}, ${name}: the snapshot did not bring it back`),
        );
      }
      outcomes[noticed === 'noticed' ? 'noticed' : 'harmless'] += 1;
      const lost = await lostOf(notes, page);
      if (lost > 0) misses.push(`round ${round}, ${name}, ${noticed}: ${lost} lost`);
      await aparte.close();
      rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
    }
  } finally {
    await aparte?.close().catch(() => undefined);
    rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  }
  return { runs: count, misses, figures: outcomes };
}

/** A session with notes that has ended, and the snapshot taken at its end. */
async function fill(profileDir: string): Promise<{ extensionId: string; notes: string[] }> {
  const server = await startCallServer();
  const aparte = await launchAparte({ profileDir });
  try {
    const panel = await panelInSession(aparte, server.origin);
    const notes = Array.from({ length: NOTES }, (_, index) => `Before the damage, ${index + 1}.`);
    for (const text of notes) {
      await panel.writeNote(text);
      await panel.leaveField();
    }
    await panel.end();
    const journal = await aparte.openExtensionPage('journal.html');
    await until(
      'the snapshot at the end of the session',
      async () => (await journal.evaluate(inSnapshots, notes.at(-1)!)) || null,
      SNAPSHOT_WITHIN_MS,
    );
    if ((await lostOf(notes, journal)) > 0)
      throw new Error('The notes are not as they were written.');
    // The sentinel is renewed a few seconds after the last change.
    await journal.waitForTimeout(5_000);
    return { extensionId: aparte.extensionId, notes };
  } finally {
    await aparte.close();
    await server.close();
  }
}

/** Whether a whole file of the snapshots holds these words. Runs in a page of the extension. */
async function inSnapshots(text: string): Promise<boolean> {
  const folders: FileSystemDirectoryHandle[] = [await navigator.storage.getDirectory()];
  for (const folder of folders)
    for await (const handle of folder.values()) {
      if (handle instanceof FileSystemDirectoryHandle) folders.push(handle);
      else if (handle instanceof FileSystemFileHandle && !handle.name.endsWith('.crswap'))
        if ((await (await handle.getFile()).text()).includes(text)) return true;
    }
  return false;
}

async function lostOf(notes: readonly string[], page: Page): Promise<number> {
  const found = (await readRecords(page, 'note')).map(({ payload }) => payload.text);
  return notes.filter((text) => !found.includes(text)).length;
}
