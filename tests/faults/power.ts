/**
 * The power fails, in a browser used before, while the coach is typing: the file system stops as it is on the disk, and what
 * waited in memory is gone. The profile then opens, and what was called saved is there.
 */
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { readRecords } from '../e2e/harness/database';
import { until } from '../e2e/harness/wait';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';
import { imageDisk } from './setting/disk';
import { randomFrom } from './setting/random';
import { standing } from './setting/standing';
import { panelInSession, writeNotes } from './setting/typist';

const DISK_MEGABYTES = 400;
const CUT_AFTER_MS = { from: 50, to: 1_500 };

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const server = await startCallServer();
  const disk = imageDisk(DISK_MEGABYTES);
  const misses: string[] = [];
  const figures = {
    'notes called saved': 0,
    'unsynced files lost': 0,
    'workers that came back': 0,
  };
  const used = mkdtempSync(join(tmpdir(), 'aparte-used-'));
  let aparte: Aparte | undefined;
  try {
    aparte = await launchAparte({ profileDir: used });
    await panelInSession(aparte, server.origin);
    await aparte.close();
    for (let round = 1; round <= count; round += 1) {
      const profileDir = join(disk.folder, `profile-${round}`);
      const witness = join(disk.folder, `unsynced-${round}`);
      cpSync(used, profileDir, { recursive: true });
      disk.sync();
      aparte = await launchAparte({ profileDir });
      const panel = await panelInSession(aparte, server.origin);
      const writing = writeNotes(panel, `Cut ${round}`, () => false);
      await sleep(random.between(CUT_AFTER_MS.from, CUT_AFTER_MS.to));
      writeFileSync(witness, 'Written, and synced by nobody.');
      disk.cutPower();
      await aparte.kill();
      const saved = await writing;
      await disk.remount();
      if (!existsSync(witness) || statSync(witness).size === 0) figures['unsynced files lost'] += 1;
      figures['notes called saved'] += saved.length;

      aparte = await launchAparte({ profileDir, withoutWorker: true });
      const page = await aparte.openExtensionPage('journal.html');
      const found = await until('the journal to say how things stand', () => standing(page)).catch(
        () => 'silent',
      );
      if (found !== 'well') {
        const shown = (await page.locator('body').innerText()).replaceAll('\n', ' | ');
        misses.push(`cut ${round}: ${found}: ${shown.slice(0, 300)}`);
      }
      const there = (await readRecords(page, 'note')).map(({ payload }) => payload.text);
      for (const text of saved) if (!there.includes(text)) misses.push(`lost: ${text}`);
      if (aparte.context.serviceWorkers().length > 0) figures['workers that came back'] += 1;
      await aparte.close();
      rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
    }
  } finally {
    await aparte?.kill().catch(() => undefined);
    await server.close();
    disk.remove();
    rmSync(used, { recursive: true, force: true, maxRetries: 5 });
  }
  // A cut that loses nothing at all would prove nothing.
  const kept = count - figures['unsynced files lost'];
  if (kept > 0) misses.push(`${kept} cuts kept what was never synced`);
  return { runs: count, misses, figures };
}
