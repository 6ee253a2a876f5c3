/**
 * The browser is killed while an old database is brought up to date, at any point of a step drawn
 * out: it is found wholly old or wholly new, with every row, and comes up the next time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MIGRATIONS } from '../../lib/platform/migrations';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { until } from '../e2e/harness/wait';
import type { FaultResult } from './fault';
import { differences, frozen, lay, standing, type OldStore } from './setting/old-store';
import { quietBuild } from './setting/quiet-build';
import { randomFrom, type Random } from './setting/random';
import { slowSteps, STORE_TAKES_MS } from './setting/slow-step';

const ROWS = 3_000;
/** So that some kills come just after the step too. */
const LATER_THAN_ALL = 1.5;
/** A file of the extension that is no page of it: nothing there opens the database. */
const QUIET_FILE = 'manifest.json';

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const profileDir = mkdtempSync(join(tmpdir(), 'aparte-migrating-'));
  const withoutWorker = { profileDir, dist: quietBuild(), withoutWorker: true } as const;
  const misses: string[] = [];
  const figures = { 'killed within a step': 0, 'left old': 0, 'left new': 0 };
  let aparte: Aparte | undefined;
  try {
    for (let round = 1; round <= count; round += 1) {
      // The latest version has nowhere to go.
      const version = 1 + (round % (MIGRATIONS.length - 1));
      const old = { version, stores: frozen(version), rows: ROWS };
      aparte = await launchAparte({ profileDir });
      if (await killedWithin(aparte, old, random)) figures['killed within a step'] += 1;

      // Nothing but what the kill left: a worker would bring it up to date by itself.
      aparte = await launchAparte(withoutWorker);
      const left = await aparte.openExtensionPage(QUIET_FILE);
      const found = await left.evaluate(standing);
      if (found?.version !== version && found?.version !== MIGRATIONS.length)
        misses.push(`kill ${round} left version ${found?.version}`);
      figures[found?.version === MIGRATIONS.length ? 'left new' : 'left old'] += 1;
      const wanted = Object.keys(frozen(found?.version ?? MIGRATIONS.length)).length;
      if (found?.stores !== wanted) misses.push(`kill ${round} left ${found?.stores} stores`);
      misses.push(...(await left.evaluate(differences, old)).map((each) => `${round}: ${each}`));
      await aparte.close();

      aparte = await launchAparte({ profileDir });
      await aparte.openExtensionPage('welcome.html');
      const after = await aparte.openExtensionPage(QUIET_FILE);
      await until(
        'the database to come up',
        async () => (await after.evaluate(standing))?.version === MIGRATIONS.length || null,
      );
      const late = await after.evaluate(differences, old);
      misses.push(...late.map((each) => `${round}, brought up: ${each}`));
      await aparte.close();
    }
  } finally {
    await aparte?.close().catch(() => undefined);
    for (const folder of [profileDir, withoutWorker.dist])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  if (figures['killed within a step'] === 0) misses.push('no kill came within a step');
  return { runs: count, misses, figures };
}

/** Lays the old database, has a page bring it up, and kills at random. @returns was it under way? */
async function killedWithin(aparte: Aparte, old: OldStore, random: Random): Promise<boolean> {
  const quiet = await aparte.openExtensionPage(QUIET_FILE);
  await quiet.evaluate(lay, old);
  const made =
    Object.keys(frozen(MIGRATIONS.length)).length - Object.keys(frozen(old.version)).length;
  const page = await aparte.context.newPage();
  const step = await slowSteps(page);
  const opening = page
    .goto(`chrome-extension://${aparte.extensionId}/welcome.html`)
    .catch(() => undefined);
  await step.begun();
  await sleep(random.between(0, made * STORE_TAKES_MS * LATER_THAN_ALL));
  const within = !step.isDone();
  await aparte.kill();
  await opening;
  return within;
}
