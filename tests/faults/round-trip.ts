/**
 * Random databases: out to a file, plain or under a key, and back, are the same; and two of them
 * merged in either order are one.
 */
import fc from 'fast-check';
import { canonical } from '../../lib/backup/canonical';
import { writeBackup, type Backup } from '../../lib/backup/format';
import { keyOf, type Holdings } from '../../lib/backup/holdings';
import { merge } from '../../lib/backup/merge';
import { readBackup } from '../../lib/backup/read';
import { fromUtf8, toUtf8 } from '../../lib/bytes/base64';
import { keyFrom, newKeyBytes, decrypt, encrypt } from '../../lib/platform/crypto/encrypt';
import { holdings } from '../unit/backup/arbitrary-holdings';
import type { FaultResult } from './fault';

const PURPOSE = 'a backup';

export async function run(count: number, seed: number): Promise<FaultResult> {
  let records = 0;
  const key = await keyFrom(newKeyBytes());
  const property = fc.asyncProperty(holdings, holdings, fc.boolean(), async (a, b, sealed) => {
    records += a.records.length + b.records.length;
    for (const each of [a, b]) {
      const written = writeBackup({ madeAt: 1, dbId: 'one', damaged: [], ...each });
      const carried = sealed
        ? fromUtf8(await decrypt(key, await encrypt(key, toUtf8(written), PURPOSE), PURPOSE))
        : written;
      same('read back', heldIn(carried), each);
    }
    same('merged either way', merge(a, b), merge(b, a));
    same('merged again', merge(merge(a, b), b), merge(a, b));
  });
  const checked = await fc.check(property, { numRuns: count, seed });
  const misses = checked.failed
    ? [`${JSON.stringify(checked.counterexample)}: ${String(checked.errorInstance)}`]
    : [];
  return { runs: checked.numRuns, misses, figures: { records } };
}

function heldIn(text: string): Backup {
  const read = readBackup(text);
  if (read.state !== 'plain') throw new Error(`not read: ${JSON.stringify(read)}`);
  return read.backup;
}

function same(what: string, got: Holdings, wanted: Holdings): void {
  const [a, b] = [got, wanted].map(inOrder);
  if (a !== b) throw new Error(`${what}: ${a}, expected ${b}`);
}

function inOrder({ records, erased }: Holdings): string {
  const sorted = (list: readonly { kind: Parameters<typeof keyOf>[0]['kind']; id: string }[]) =>
    list.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(canonical);
  return JSON.stringify([sorted(records), sorted(erased)]);
}
