import { parseArgs } from 'node:util';
import { machine } from './machine';
import type { Bench, BenchResult } from '../tests/bench/bench';
import { benchCall } from '../tests/bench/call';
import { benchDetection } from '../tests/bench/detection';
import { benchJournal } from '../tests/bench/journal';
import { benchLatency } from '../tests/bench/latency';
import { benchNotes } from '../tests/bench/notes';
import { benchPaint } from '../tests/bench/paint';
import { benchPrompts } from '../tests/bench/prompts';
import { benchSearch } from '../tests/bench/search';
import { benchSession } from '../tests/bench/session';
import { buildExtension } from '../tests/e2e/harness/build';

/** By the name it is asked for; those that need a browser last, the longest of them at the end. */
const BENCHES: Readonly<Record<string, { run: Bench; inBrowser: boolean }>> = {
  detector: { run: benchDetection, inBrowser: false },
  prompts: { run: benchPrompts, inBrowser: false },
  session: { run: benchSession, inBrowser: false },
  paint: { run: benchPaint, inBrowser: true },
  notes: { run: benchNotes, inBrowser: true },
  journal: { run: benchJournal, inBrowser: true },
  search: { run: benchSearch, inBrowser: true },
  latency: { run: benchLatency, inBrowser: true },
  call: { run: benchCall, inBrowser: true },
};

const USAGE = `usage: npm run bench -- [--json] [--pairs N] [${Object.keys(BENCHES).join(' | ')}]…`;

/**
 * Prints what the product costs on this machine, each bench as it is done; all of them when none is
 * named. `--pairs` sets the paired runs of the call's cost. Returns the exit code.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const asked = parse(argv);
  if (asked === null) {
    console.error(USAGE);
    return 1;
  }
  const { benches, pairs, json } = asked;
  if (benches.some(({ inBrowser }) => inBrowser)) buildExtension('e2e');
  const results: BenchResult[] = [];
  if (!json) console.log(machine());
  for (const { run } of benches) {
    for (const result of await run({ pairs })) {
      results.push(result);
      if (!json) console.log(lines(result));
    }
  }
  if (json) console.log(JSON.stringify({ machine: machine(), results }));
  return 0;
}

/** Null for arguments that make no sense. */
function parse(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        pairs: { type: 'string', default: '20' },
      },
    });
    const pairs = Number(values.pairs);
    const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
    const benches = names.flatMap((name) => BENCHES[name] ?? []);
    if (benches.length < names.length || !Number.isInteger(pairs) || pairs < 2) return null;
    return { benches, pairs, json: values.json };
  } catch {
    return null;
  }
}

function lines({ name, unit, values, note }: BenchResult): string {
  const figures = Object.entries(values)
    .map(([what, value]) => `${what} ${figure(value)}`)
    .join('   ');
  return `${name.padEnd(44)}${figures}   (${unit})\n    ${note}`;
}

/** Three figures, and never an exponent. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.01))));
  return value.toFixed(Math.min(decimals, 3));
}
