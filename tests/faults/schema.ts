/** Every earlier version of the database comes to the latest one, row for row, in both browsers. */
import { MIGRATIONS } from '../../lib/platform/migrations';
import { launchAparte } from '../e2e/harness/browser';
import { until } from '../e2e/harness/wait';
import { firefoxDist } from '../firefox/harness/build';
import { launchFirefox } from '../firefox/harness/firefox';
import type { FaultResult } from './fault';
import { missing } from './setting/needs';
import { differences, frozen, lay, standing, type OldStore } from './setting/old-store';

/** A page of the extension, in whichever browser. */
interface Inside {
  evaluate<Result>(run: () => Result | Promise<Result>): Promise<Result>;
  evaluate<Arg, Result>(run: (arg: Arg) => Result | Promise<Result>, arg: Arg): Promise<Result>;
}

const PATIENCE_MS = 120_000;

/** @param count rows in each database */
export async function run(count: number): Promise<FaultResult> {
  const misses: string[] = [];
  const browsers = ['Chromium'];
  const aparte = await launchAparte();
  try {
    const page = await aparte.openExtensionPage('welcome.html');
    misses.push(...(await bringUp('Chromium', page as unknown as Inside, count)));
  } finally {
    await aparte.close();
  }
  if (missing(['firefox']) === null) {
    browsers.push('Firefox');
    const firefox = await launchFirefox();
    try {
      await firefox.browser.installExtension(firefoxDist());
      const page = await firefox.pageAt('/welcome.html');
      misses.push(...(await bringUp('Firefox', page as unknown as Inside, count)));
    } finally {
      await firefox.close();
    }
  }
  return {
    runs: count,
    misses,
    figures: { browsers: browsers.join(' and '), versions: MIGRATIONS.length },
  };
}

async function bringUp(browser: string, inside: Inside, rows: number): Promise<string[]> {
  const misses: string[] = [];
  const latest = MIGRATIONS.length;
  for (let version = 1; version <= latest; version += 1) {
    const old: OldStore = { version, stores: frozen(version), rows };
    // The page may open a database of its own in between: then it is laid again.
    await until(
      `version ${version} to be laid in ${browser}`,
      async () =>
        (await inside.evaluate(lay, old).then(
          () => true,
          () => false,
        )) || null,
      PATIENCE_MS,
    );
    // Marked, so that the page is not asked before it has gone, and its successor is there.
    await inside
      .evaluate(() => {
        Object.assign(globalThis, { leaving: true });
        location.reload();
      })
      .catch(() => undefined);
    await until(
      'the page to be loaded anew',
      async () =>
        (await inside.evaluate(() => !('leaving' in globalThis)).catch(() => false)) || null,
      PATIENCE_MS,
    );
    await until(
      `version ${version} to become ${latest} in ${browser}`,
      async () => (await inside.evaluate(standing).catch(() => null))?.version === latest || null,
      PATIENCE_MS,
    );
    const found = await inside.evaluate(differences, old);
    misses.push(...found.map((each) => `${browser}, from version ${version}: ${each}`));
    const { stores = 0 } = (await inside.evaluate(standing)) ?? {};
    const wanted = Object.keys(frozen(latest)).length;
    if (stores !== wanted) misses.push(`${browser}, from version ${version}: ${stores} stores`);
  }
  return misses;
}
