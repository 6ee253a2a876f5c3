/**
 * The disk fills up: before the coach types, in the middle of it, and between question and write. The panel never says saved of what
 * is not, keeps the words on screen, says that they are not saved, and saves them by itself once there
 * is room. A database lost to it, and one taken away at the end, come back without a question.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { en } from '../../lib/i18n/en';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { readRecords } from '../e2e/harness/database';
import type { PanelPage } from '../e2e/harness/panel-page';
import { until } from '../e2e/harness/wait';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';
import { smallDisk, type Disk } from './setting/disk';
import { randomFrom } from './setting/random';
import { panelInSession } from './setting/typist';
import { seeNoFullDisk } from './setting/unseen';

const DISK_MEGABYTES = 200;
/** Left free at most: a few writes more may still fit, so that the end comes at any of them. */
const LEFT_FREE_BYTES = 48 * 1024;
const NOTE_CHARS = { from: 10, to: 20_000 };
const NOTES_A_ROUND = 4;
/**
 * Before anything is typed; in the middle of it; before it, and the page is told otherwise until a
 * write has failed, as if the disk had filled between its question and the write.
 */
const WHEN = ['before', 'during', 'unseen'] as const;
const LAST = 'The last one';
/** From the first letter of a round, where the disk fills in the middle of it. */
const FILLED_AFTER_MS = { from: 0, to: 300 };
/** The panel tries again every two seconds. */
const RECOVERS_WITHIN_MS = 20_000;

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const server = await startCallServer();
  const disk = smallDisk(DISK_MEGABYTES);
  const profileDir = join(disk.folder, 'profile');
  const saved: string[] = [];
  const misses: string[] = [];
  const figures = {
    'notes called saved': 0,
    'of them refused at first': 0,
    'databases lost, and back by themselves': 0,
  };
  let aparte: Aparte | undefined;
  let panel: PanelPage | undefined;
  try {
    aparte = await launchAparte({ profileDir });
    panel = await panelInSession(aparte, server.origin);
    for (let round = 1; round <= count; round += 1) {
      const leave = random.between(0, LEFT_FREE_BYTES);
      const { page, noteField, saved: nowSaved } = panel;
      const when = WHEN[round % WHEN.length];
      if (when === 'unseen') await seeNoFullDisk(page);
      const filling =
        when === 'during'
          ? sleep(random.between(FILLED_AFTER_MS.from, FILLED_AFTER_MS.to)).then(() =>
              fill(disk, leave),
            )
          : Promise.resolve(fill(disk, leave));
      let wasRefused = false;
      for (let index = 1; index <= NOTES_A_ROUND; index += 1) {
        const filler = 'word '.repeat(random.between(NOTE_CHARS.from, NOTE_CHARS.to) / 5);
        const text = `Full ${round}, note ${index} ${filler}end`;
        if (!(await noteField.isEditable({ timeout: 5_000 }).catch(() => false)))
          throw new Error('no field to write in');
        await noteField.fill(text);
        await noteField.press('Enter');
        if ((await answer(panel)) === 'notSaved') {
          wasRefused = true;
          figures['of them refused at first'] += 1;
          if ((await noteField.inputValue()) !== text) misses.push(`words gone: ${text}`);
          (await filling).empty();
          await until(
            `round ${round}, note ${index} to be saved by itself`,
            async () => ((await nowSaved.isVisible()) ? true : null),
            RECOVERS_WITHIN_MS,
          );
        }
        saved.push(text);
      }
      (await filling).empty();
      if (!wasRefused && when === 'before') misses.push(`round ${round}: all saved on a full disk`);
      await missing(page, saved, misses, `after round ${round}`);
      const putBack = page.getByRole('status').filter({ hasText: backByItself() });
      if (await putBack.isVisible()) {
        figures['databases lost, and back by themselves'] += 1;
        await putBack.getByRole('button').click();
      }
    }
    await aparte.kill();
    aparte = await launchAparte({ profileDir });
    panel = await panelInSession(aparte, server.origin);
    await missing(panel.page, saved, misses, 'after a restart');
    await panel.noteField.fill(LAST);
    await panel.noteField.press('Enter');
    await panel.waitUntilSaved();
    saved.push(LAST);
    await aparte.kill();
    rmSync(join(profileDir, databaseOf(aparte)), { recursive: true });
    aparte = await launchAparte({ profileDir });
    panel = await panelInSession(aparte, server.origin);
    await panel.page.getByText(backByItself()).waitFor();
    await missing(panel.page, saved, misses, 'after the database was taken away');
    await aparte.close();
  } catch (error) {
    const shown = panel ? await shownIn(panel.page).catch(() => 'nothing') : 'nothing';
    // What was seen so far is worth telling.
    misses.push(`${String(error)}; on screen: ${shown}`);
  } finally {
    await aparte?.kill().catch(() => undefined);
    await server.close();
    disk.remove();
  }
  figures['notes called saved'] = saved.length;
  if (figures['of them refused at first'] === 0)
    misses.push('the disk was never too full to write');
  return { runs: count, misses, figures };
}

const backByItself = () => en.safety.putBack.slice(en.safety.putBack.indexOf('Aparté has put'));

const databaseOf = ({ extensionId }: Aparte) =>
  `Default/IndexedDB/chrome-extension_${extensionId}_0.indexeddb.leveldb`;

function fill(disk: Disk, leaveBytes: number): { empty(): void } {
  const filler = join(disk.folder, 'filler');
  try {
    writeFileSync(filler, Buffer.alloc(Math.max(0, disk.freeBytes() - leaveBytes)));
  } catch (error) {
    // The browser took some of it meanwhile: as full as can be.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
  return { empty: () => rmSync(filler, { force: true }) };
}

async function answer(panel: PanelPage): Promise<'saved' | 'notSaved'> {
  return await until(
    'the panel to say whether the note is saved',
    async () => {
      if (await panel.notSaved.isVisible()) return 'notSaved';
      return (await panel.saved.isVisible()) ? 'saved' : null;
    },
    30_000,
  );
}

async function shownIn(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).slice(0, 300).replaceAll('\n', ' | ');
}

async function missing(
  page: Page,
  saved: readonly string[],
  misses: string[],
  when: string,
): Promise<void> {
  const stored = new Set((await readRecords(page, 'note')).map(({ payload }) => payload.text));
  const lost = saved.filter((text) => !stored.has(text));
  misses.push(...lost.map((text) => `called saved and not there ${when}: ${text.slice(0, 40)}`));
}
