/**
 * The browser is killed while an old database is brought up to date: it is found wholly old or
 * wholly new, with every row, and comes up the next time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MIGRATIONS } from '../../lib/platform/migrations';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { until } from '../e2e/harness/wait';
import type { FaultResult } from './fault';
import { differences, frozen, lay, standing } from './setting/old-store';
import { randomFrom } from './setting/random';

const ROWS = 3_000;
/**
 * From the moment the page is asked for. The steps are over in a few milliseconds: whoever was killed
 * before them is killed a little later the next time, and the other way round, so that the kills
 * gather around and within them.
 */
const FIRST_KILL_AFTER_MS = 20;
const LATER = { percentFrom: 105, percentTo: 130 };
/** A file of the extension that is no page of it: nothing there opens the database. */
const QUIET_FILE = 'manifest.json';

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const profileDir = mkdtempSync(join(tmpdir(), 'aparte-migrating-'));
  const latest = MIGRATIONS.length;
  const misses: string[] = [];
  const left = { old: 0, new: 0 };
  let killAfterMs = FIRST_KILL_AFTER_MS;
  let aparte: Aparte | undefined;
  try {
    aparte = await launchAparte({ profileDir });
    for (let round = 1; round <= count; round += 1) {
      // The latest version has nowhere to go.
      const version = 1 + (round % (latest - 1));
      const old = { version, stores: frozen(version), rows: ROWS };
      const quiet = await aparte.openExtensionPage(QUIET_FILE);
      await quiet.evaluate(lay, old);
      const page = await aparte.context.newPage();
      const opening = page
        .goto(`chrome-extension://${aparte.extensionId}/welcome.html`)
        .catch(() => undefined);
      await sleep(killAfterMs);
      await aparte.kill();
      await opening;

      aparte = await launchAparte({ profileDir });
      const after = await aparte.openExtensionPage(QUIET_FILE);
      const found = await after.evaluate(standing);
      if (found?.version !== version && found?.version !== latest)
        misses.push(`kill ${round} left version ${found?.version}`);
      const by = random.between(LATER.percentFrom, LATER.percentTo) / 100;
      const side = found?.version === latest ? 'new' : 'old';
      left[side] += 1;
      killAfterMs = side === 'old' ? killAfterMs * by : killAfterMs / by;
      const wanted = Object.keys(frozen(found?.version ?? latest)).length;
      if (found?.stores !== wanted) misses.push(`kill ${round} left ${found?.stores} stores`);
      misses.push(...(await after.evaluate(differences, old)).map((each) => `${round}: ${each}`));
      await aparte.openExtensionPage('welcome.html');
      await until(
        'the database to come up',
        async () => (await after.evaluate(standing))?.version === latest || null,
      );
      const late = await after.evaluate(differences, old);
      misses.push(...late.map((each) => `${round}, brought up: ${each}`));
    }
  } finally {
    await aparte?.close().catch(() => undefined);
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
  return { runs: count, misses, figures: { 'left old': left.old, 'left new': left.new } };
}
