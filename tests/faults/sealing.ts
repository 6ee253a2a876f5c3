/**
 * The browser is killed while everything is sealed, and while it is opened again for good: each time
 * all of it is there, and it ends as what it was to become.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { isSealed } from '../../lib/lock/lock';
import { newNote } from '../../lib/notes/note';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { putRecords, readLockState, readRecords } from '../e2e/harness/database';
import { LockPage } from '../e2e/harness/lock-page';
import { until } from '../e2e/harness/wait';
import type { FaultResult } from './fault';
import { randomFrom } from './setting/random';

const NOTES = 4_000;
/** From the click: before, within and after the work, which takes about a second. */
const KILLED_AFTER_MS = { from: 0, to: 1_000 };
const PASSPHRASE = 'three quiet grey herons';
const CONTEXT = { sessionId: 's', personId: 'p' };

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const profileDir = mkdtempSync(join(tmpdir(), 'aparte-sealing-'));
  const misses: string[] = [];
  const left = { plain: 0, mixed: 0, sealed: 0 };
  let aparte: Aparte | undefined;
  try {
    aparte = await launchAparte({ profileDir });
    const page = await aparte.openExtensionPage('options.html');
    await new LockPage(page).setUpForm.waitFor();
    const notes = Array.from({ length: NOTES }, (_, index) =>
      newNote(`note ${index}`, 1, { id: `n${index}`, nowMs: 1 }, CONTEXT),
    );
    await putRecords(page, notes);
    const wanted = JSON.stringify(await readRecords(page, 'note'));

    for (let round = 1; round <= count; round += 1) {
      const lock = new LockPage(await aparte.openExtensionPage('options.html'));
      const sealing = (await readLockState(lock.page)) === null;
      const click = sealing
        ? await lock.readyToSeal(PASSPHRASE)
        : await lock.readyToTurnOff(PASSPHRASE);
      await click();
      await sleep(random.between(KILLED_AFTER_MS.from, KILLED_AFTER_MS.to));
      await aparte.kill();

      aparte = await launchAparte({ profileDir });
      const after = new LockPage(await aparte.openExtensionPage('options.html'));
      const found = await readRecords(after.page, 'note');
      const sealed = found.filter(isSealed).length;
      left[sealed === 0 ? 'plain' : sealed === NOTES ? 'sealed' : 'mixed'] += 1;
      if (found.length !== NOTES) misses.push(`kill ${round} left ${found.length} notes`);
      if (await after.isLocked()) await after.unlock(PASSPHRASE);
      const state = await settled(after.page);
      const now = await readRecords(after.page, 'note');
      if (state === null && JSON.stringify(now) !== wanted) misses.push(`kill ${round}: changed`);
      if (state === 'sealed' && !now.every(isSealed)) misses.push(`kill ${round}: not all sealed`);
      if (now.length !== NOTES) misses.push(`kill ${round}, gone on: ${now.length} notes`);
    }
  } finally {
    await aparte?.close().catch(() => undefined);
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
  return { runs: count, misses, figures: { ...left } };
}

/** The lock's state once nothing is under way. */
async function settled(page: Page): Promise<'sealed' | null> {
  const { state } = await until('sealing to end', async () => {
    const state = await readLockState(page);
    return state === null || state === 'sealed' ? { state } : null;
  });
  return state;
}
