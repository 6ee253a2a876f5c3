/**
 * The disk fills up while the coach is typing. The panel never says saved of what is not, keeps the
 * words on screen, says that they are not saved, and saves them by itself once there is room.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { readRecords } from '../e2e/harness/database';
import type { PanelPage } from '../e2e/harness/panel-page';
import { until } from '../e2e/harness/wait';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';
import { smallDisk, type Disk } from './setting/disk';
import { randomFrom } from './setting/random';
import { panelInSession } from './setting/typist';

const DISK_MEGABYTES = 160;
/** Left free at most: a few notes more may still fit, so that the end comes at any write. */
const LEFT_FREE_BYTES = 48 * 1024;
const NOTE_CHARS = { from: 10, to: 20_000 };
const NOTES_A_ROUND = 3;
/** The panel tries again every two seconds. */
const RECOVERS_WITHIN_MS = 15_000;

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const server = await startCallServer();
  const disk = smallDisk(DISK_MEGABYTES);
  const profileDir = join(disk.folder, 'profile');
  const saved: string[] = [];
  const misses: string[] = [];
  let refused = 0;
  let aparte: Aparte | undefined;
  try {
    aparte = await launchAparte({ profileDir });
    const panel = await panelInSession(aparte, server.origin);
    for (let round = 1; round <= count; round += 1) {
      const full = fill(disk, random.between(0, LEFT_FREE_BYTES));
      for (let index = 1; index <= NOTES_A_ROUND; index += 1) {
        const filler = 'word '.repeat(random.between(NOTE_CHARS.from, NOTE_CHARS.to) / 5);
        const text = `Full ${round}, note ${index} ${filler}end`;
        if (!(await panel.noteField.isEditable({ timeout: 5_000 }).catch(() => false))) {
          const shown = (await panel.page.locator('body').innerText()).slice(0, 300);
          misses.push(
            `round ${round}: no field to write in, but: ${shown.replaceAll('\n', ' | ')}`,
          );
          return { runs: round, misses, figures: { 'notes called saved': saved.length } };
        }
        await panel.noteField.fill(text);
        await panel.noteField.press('Enter');
        if ((await answer(panel)) === 'notSaved') {
          refused += 1;
          if ((await panel.noteField.inputValue()) !== text) misses.push(`words gone: ${text}`);
          full.empty();
          const recovered = await until(
            'the note to be saved by itself',
            async () => ((await panel.saved.isVisible()) ? true : null),
            RECOVERS_WITHIN_MS,
          ).catch(() => false);
          if (!recovered) misses.push(`never saved: round ${round}, note ${index}`);
        }
        saved.push(text);
      }
      full.empty();
      await missing(panel.page, saved, misses, `after round ${round}`);
    }
    await aparte.kill();
    aparte = await launchAparte({ profileDir });
    const page = await aparte.openExtensionPage('welcome.html');
    await missing(page, saved, misses, 'after a restart');
    await aparte.close();
  } finally {
    await aparte?.kill().catch(() => undefined);
    await server.close();
    disk.remove();
  }
  if (refused === 0) misses.push('the disk was never too full to write');
  return {
    runs: count,
    misses,
    figures: { 'notes called saved': saved.length, 'of them refused at first': refused },
  };
}

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
