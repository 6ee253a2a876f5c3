/**
 * The power fails while the coach is typing: the file system stops as it is on the disk, and what
 * waited in memory is gone. The profile then opens, and what was called saved is there.
 */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { readRecords } from '../e2e/harness/database';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';
import { imageDisk } from './setting/disk';
import { randomFrom } from './setting/random';
import { panelInSession, writeNotes } from './setting/typist';

const DISK_MEGABYTES = 400;
const CUT_AFTER_MS = { from: 50, to: 1_500 };

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const server = await startCallServer();
  const disk = imageDisk(DISK_MEGABYTES);
  const profileDir = join(disk.folder, 'profile');
  const saved: string[] = [];
  const misses = new Set<string>();
  let aparte: Aparte | undefined;
  let unsyncedLost = 0;
  try {
    // One start more than cuts: the last one only looks.
    for (let round = 1; round <= count + 1; round += 1) {
      aparte = await launchAparte({ profileDir });
      const panel = await panelInSession(aparte, server.origin);
      const notes = await readRecords(panel.page, 'note');
      const found = new Set(notes.map(({ payload }) => payload.text));
      for (const text of saved) if (!found.has(text)) misses.add(`lost: ${text}`);
      const sessions = await readRecords(panel.page, 'session');
      if (sessions.length !== 1) misses.add(`${sessions.length} sessions after cut ${round - 1}`);
      if (round > count) {
        await aparte.close();
        continue;
      }
      const witness = join(disk.folder, `unsynced-${round}`);
      const writing = writeNotes(panel, `Cut ${round}`, () => false);
      await sleep(random.between(CUT_AFTER_MS.from, CUT_AFTER_MS.to));
      writeFileSync(witness, 'Written, and synced by nobody.');
      disk.cutPower();
      await aparte.kill();
      saved.push(...(await writing));
      await disk.remount();
      if (!existsSync(witness) || statSync(witness).size === 0) unsyncedLost += 1;
    }
  } finally {
    await aparte?.close().catch(() => undefined);
    await server.close();
    disk.remove();
  }
  // A cut that loses nothing at all would prove nothing.
  if (unsyncedLost < count) misses.add(`${count - unsyncedLost} cuts kept what was never synced`);
  return {
    runs: count,
    misses: [...misses],
    figures: { 'notes called saved': saved.length, 'unsynced files lost': unsyncedLost },
  };
}
