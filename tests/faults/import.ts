/**
 * Files that are nearly backups: cut off, with parts taken out, swapped, repeated or made up. None of
 * them is a crash, and what is read is the whole file or nothing.
 */
import fc from 'fast-check';
import { writeBackup } from '../../lib/backup/format';
import { readBackup } from '../../lib/backup/read';
import { RECORD_SCHEMAS } from '../../lib/backup/schemas';
import { HOSTILE } from '../fixtures/hostile';
import { holdings } from '../unit/backup/arbitrary-holdings';
import type { FaultResult } from './fault';
import { randomFrom, type Random } from './setting/random';

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  'x'.repeat(300),
  [],
  {},
  [[]],
  { __proto__: null, toString: 1 },
  '2026-01-01',
  ...HOSTILE.slice(0, 40),
];
const ODD_KEYS = ['__proto__', 'constructor', 'toString', 'id', 'kind', 'payload', 'records', ''];
const MAX_CHANGES = 4;

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const misses: string[] = [];
  const outcomes: Record<string, number> = {};
  const originals = fc
    .sample(holdings, { numRuns: Math.min(count, 500), seed })
    .map((held) => writeBackup({ madeAt: 1, dbId: 'one', damaged: [], ...held }));
  for (let index = 0; index < count; index += 1) {
    const original = random.oneOf(originals);
    const text = random.between(1, 3) === 1 ? broken(original, random) : mutated(original, random);
    const outcome = outcomeOf(text);
    if (outcome.miss !== null) misses.push(`${outcome.miss}: ${text.slice(0, 300)}`);
    outcomes[outcome.name] = (outcomes[outcome.name] ?? 0) + 1;
  }
  return { runs: count, misses, figures: outcomes };
}

function outcomeOf(text: string): { name: string; miss: string | null } {
  try {
    const read = readBackup(text);
    if (read.state === 'sealed') return { name: 'sealed', miss: null };
    if (read.state === 'problem') {
      const { problem } = read;
      const placeless = problem.code === 'malformed' && problem.place === '';
      return { name: problem.code, miss: placeless ? 'malformed, and no word where' : null };
    }
    const { records } = JSON.parse(text) as { records: Record<string, unknown[]> };
    const written = Object.values(records).reduce((sum, list) => sum + list.length, 0);
    if (written !== read.backup.records.length) return { name: 'read', miss: 'read in part' };
    const bad = read.backup.records.find(
      (record) => !RECORD_SCHEMAS[record.kind].safeParse(record).success,
    );
    return { name: 'read', miss: bad ? `read with a bad ${bad.kind}` : null };
  } catch (error) {
    return { name: 'crashed', miss: String(error) };
  }
}

/** No JSON any more, most of the time. */
function broken(text: string, random: Random): string {
  const at = random.between(0, text.length - 1);
  switch (random.between(1, 4)) {
    case 1:
      return text.slice(0, at);
    case 2:
      return text.slice(0, at) + text.slice(at + random.between(1, 40));
    case 3:
      return text.slice(0, at) + random.oneOf(HOSTILE) + text.slice(at);
    default:
      return text.slice(at) + text.slice(0, at);
  }
}

/** Still JSON, and something else than it was. */
function mutated(text: string, random: Random): string {
  const file = JSON.parse(text) as unknown;
  for (let change = random.between(1, MAX_CHANGES); change > 0; change -= 1) mutate(file, random);
  return JSON.stringify(file);
}

/** Plain copies, so that no part holds itself. */
const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null)) as unknown;

/** As JSON.parse does: `__proto__` becomes a property like any other. */
function put(holder: object, key: string, value: unknown): void {
  const all = { configurable: true, enumerable: true, writable: true };
  Object.defineProperty(holder, key, { value: copyOf(value), ...all });
}

function mutate(root: unknown, random: Random): void {
  const holders: (unknown[] | Record<string, unknown>)[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    holders.push(value as Record<string, unknown>);
    Object.values(value).forEach(visit);
  };
  visit(root);
  const holder = random.oneOf(holders);
  const keys = Object.keys(holder);
  const key = keys.length === 0 ? random.oneOf(ODD_KEYS) : random.oneOf(keys);
  switch (random.between(1, 5)) {
    case 1:
      return void Reflect.deleteProperty(holder, key);
    case 2:
      return put(holder, key, random.oneOf(ODD_VALUES));
    case 3:
      return put(holder, random.oneOf(ODD_KEYS), random.oneOf(ODD_VALUES));
    case 4:
      // Elsewhere in the file, where it may or may not fit.
      return put(holder, key, random.oneOf(holders));
    default:
      if (Array.isArray(holder) && holder.length > 0) holder.push(copyOf(random.oneOf(holder)));
      else put(holder, key, random.oneOf(ODD_VALUES));
  }
}
