/**
 * Two databases made one. Of each record the last edit wins, an erasure being the last edit of all;
 * what decides is in the records alone, so that either order of merging gives the same result.
 */
import type { AnyRecord, RecordKind } from '../records/envelope';
import type { Erased } from '../records/erased';
import { canonical } from './canonical';
import { keyOf, type Holdings } from './holdings';

/** Where one record stands: as it was last written, or erased. */
export type Standing =
  | { readonly record: AnyRecord; readonly erased?: undefined }
  | { readonly erased: Erased; readonly record?: undefined };

export function standings({ records, erased }: Holdings): Map<string, Standing> {
  const all = new Map<string, Standing>();
  for (const each of erased) put(all, { erased: each });
  // A record that is there has come back since it was erased.
  for (const record of records) all.set(keyOf(record), { record });
  return all;
}

/** What all together hold: the same in whatever order they are named. */
export function merge(...sources: readonly Holdings[]): Holdings {
  const all = new Map<string, Standing>();
  for (const source of sources)
    for (const standing of standings(source).values()) put(all, standing);
  return followOwners(all);
}

function put(all: Map<string, Standing>, standing: Standing): void {
  const key = keyOf(standing.record ?? standing.erased);
  const before = all.get(key);
  if (before === undefined || compare(standing, before) > 0) all.set(key, standing);
}

/**
 * Positive when `a` is the later of two standings of one record, 0 when they are the same. At one
 * instant an erasure wins, and of two edits the one whose content sorts last.
 */
export function compare(a: Standing, b: Standing): number {
  const byTime = atOf(a) - atOf(b);
  if (byTime !== 0) return byTime;
  if (!a.record || !b.record) return Number(!a.record) - Number(!b.record);
  const [left, right] = [canonical(a.record), canonical(b.record)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function atOf({ record, erased }: Standing): number {
  return record ? record.updatedAt : erased.erasedAt;
}

/**
 * Whoever erases a person or a session erases what belongs to it, also what another device alone
 * knew of. What was written after the erasure stays.
 */
function followOwners(all: Map<string, Standing>): Holdings {
  const erasedAt = (kind: RecordKind, id: string | null) =>
    id === null ? -1 : (all.get(keyOf({ kind, id }))?.erased?.erasedAt ?? -1);
  // A person's sessions go before what belongs to those sessions.
  const inOrder = [...all].toSorted(([, a], [, b]) => depth(a) - depth(b));
  for (const [key, { record }] of inOrder) {
    if (!record) continue;
    const { kind, id, personId, sessionId, updatedAt } = record;
    const ownerErasedAt = Math.max(erasedAt('person', personId), erasedAt('session', sessionId));
    if (ownerErasedAt >= updatedAt) all.set(key, { erased: { kind, id, erasedAt: ownerErasedAt } });
  }
  const records: AnyRecord[] = [];
  const erased: Erased[] = [];
  for (const standing of all.values()) {
    if (standing.record) records.push(standing.record);
    else erased.push(standing.erased);
  }
  return { records, erased };
}

function depth({ record }: Standing): number {
  if (record?.kind === 'person') return 0;
  return record?.kind === 'session' ? 1 : 2;
}
