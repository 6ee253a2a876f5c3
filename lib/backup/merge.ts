/**
 * Merges databases. Of each record the latest edit wins; an erasure wins over an edit at the same time.
 * The decision depends on the records alone, so that the order of merging does not change the result.
 */
import type { AnyRecord, RecordKind } from '../records/envelope';
import type { Erased } from '../records/erased';
import { canonical } from './canonical';
import { keyOf, type Holdings } from './holdings';

/** The latest state of one record: its content, or its erasure. */
export type Standing =
  | { readonly record: AnyRecord; readonly erased?: undefined }
  | { readonly erased: Erased; readonly record?: undefined };

export function standings({ records, erased }: Holdings): Map<string, Standing> {
  const all = new Map<string, Standing>();
  for (const each of erased) put(all, { erased: each });
  // A record that exists beside an erasure was brought back after it.
  for (const record of records) all.set(keyOf(record), { record });
  return all;
}

/** Merges all sources; their order does not change the result. */
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
 * Positive when `a` is the later of two states of one record, 0 when they are equal. At the same time
 * an erasure wins over an edit, and of two edits the one whose content sorts last.
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
 * Erasing a person or a session also erases the records that belong to it, even those that only another
 * device had. Records written after the erasure stay.
 */
function followOwners(all: Map<string, Standing>): Holdings {
  const erasedAt = (kind: RecordKind, id: string | null) =>
    id === null ? -1 : (all.get(keyOf({ kind, id }))?.erased?.erasedAt ?? -1);
  // Handle a person's sessions before the records of those sessions.
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
