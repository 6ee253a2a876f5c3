/** Files that are nearly what they were: cut off, with parts taken out, swapped, repeated or made up. */
import { HOSTILE } from '../../fixtures/hostile';
import type { Random } from './random';

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

/** A text that is no longer quite `original`, which is JSON; where it still is, laid out in lines. */
export function malformed(original: string, random: Random): string {
  return random.between(1, 3) === 1 ? broken(original, random) : mutated(original, random);
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
  return JSON.stringify(file, null, 1);
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
