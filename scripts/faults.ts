import { parseArgs } from 'node:util';
import { buildExtension } from '../tests/e2e/harness/build';
import { FAULTS } from '../tests/faults';
import type { FaultResult, NamedFault } from '../tests/faults/fault';
import { missing } from '../tests/faults/setting/needs';
import { buildForFirefox } from '../tests/firefox/harness/build';
import { machine } from './machine';

const USAGE = `usage: npm run faults -- NAME… [--count N] [--seed N] [--json]
NAME is one of: ${Object.keys(FAULTS).join(', ')}; or all
without --count, the full count of each`;

const MISSES_SHOWN = 20;

/**
 * Breaks the product on purpose and counts what comes of it. `--count` says how often; without it,
 * the full count. Returns 1 when anything was missed, or a fault asked for cannot be run here.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const asked = parse(argv);
  if (asked === null) {
    console.error(USAGE);
    return 1;
  }
  const { names, count, seed, json } = asked;
  const needs = new Set(names.flatMap((name) => fault(name).needs));
  if (needs.has('chromium')) buildExtension('e2e');
  if ((needs.has('firefox') || names.includes('schema')) && missing(['firefox']) === null)
    buildForFirefox();
  if (!json) console.log(`${machine()}\nseed ${seed}`);
  let missed = false;
  const results: object[] = [];
  for (const name of names) {
    const { run, full, counted } = fault(name);
    const reason = missing(fault(name).needs);
    if (reason !== null) {
      missed = true;
      results.push({ name, notRun: reason });
      if (!json) console.log(`${name}: not run, ${reason}`);
      continue;
    }
    const begun = performance.now();
    const result = await run(count ?? full, seed);
    const seconds = Math.round((performance.now() - begun) / 1000);
    missed ||= result.misses.length > 0;
    results.push({ name, counted, seconds, ...result });
    if (!json) console.log(lines(name, counted, seconds, result));
  }
  if (json) console.log(JSON.stringify({ machine: machine(), seed, results }));
  return missed ? 1 : 0;
}

function fault(name: string): NamedFault {
  const found = FAULTS[name];
  if (found === undefined) throw new Error(`no such fault: ${name}`);
  return found;
}

/** Null for arguments that make no sense. */
function parse(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        count: { type: 'string' },
        seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      },
    });
    const names = positionals.includes('all') ? Object.keys(FAULTS) : positionals;
    const count = values.count === undefined ? null : Number(values.count);
    const seed = Number(values.seed);
    const sensible =
      names.length > 0 &&
      names.every((name) => name in FAULTS) &&
      (count === null || (Number.isInteger(count) && count > 0)) &&
      Number.isInteger(seed);
    return sensible ? { names, count, seed, json: values.json } : null;
  } catch {
    return null;
  }
}

function lines(
  name: string,
  counted: string,
  seconds: number,
  { runs, misses, figures }: FaultResult,
): string {
  const told = Object.entries(figures).map(([what, value]) => `    ${what}: ${value}`);
  const shown = misses.slice(0, MISSES_SHOWN).map((miss) => `    MISSED ${miss}`);
  const more = misses.length - shown.length;
  return [
    `${name}: ${runs} ${counted}, ${misses.length} missed (${seconds} s)`,
    ...told,
    ...shown,
    ...(more > 0 ? [`    and ${more} more`] : []),
  ].join('\n');
}
