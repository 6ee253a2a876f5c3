/**
 * The envelope that all stored records share. The fields outside `payload` stay readable when payloads
 * are encrypted; merging and erasing need only these.
 */
import * as z from 'zod/mini';
import { instant, MAX_INSTANT_MS } from '../time/instant';

const id = z.string().check(z.minLength(1), z.maxLength(200));

export const RECORD_KINDS = [
  'person',
  'session',
  'chunk',
  'note',
  'promptUse',
  'reflection',
  'commitment',
  'setting',
  'draft',
  'nudge',
  'deck',
  'template',
  'checkIn',
  'receipt',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The schema of a record of one kind, around the schema of its payload. Times are epoch ms. */
export function recordSchema<K extends RecordKind, P extends z.ZodMiniType>(kind: K, payload: P) {
  return z.object({
    id,
    kind: z.literal(kind),
    personId: z.nullable(id),
    sessionId: z.nullable(id),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: z.nullable(instant),
    payload,
  });
}

export interface AnyRecord {
  readonly id: string;
  readonly kind: RecordKind;
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly deletedAt: number | null;
  readonly payload: unknown;
}

/** Id and time for a new record, passed as arguments so that domains stay pure. */
export interface Stamp {
  readonly id: string;
  readonly nowMs: number;
}

interface Links {
  readonly personId?: string | null;
  readonly sessionId?: string | null;
}

/** Creates a record of `kind` around `payload`. */
export function newRecord<K extends RecordKind, P>(
  kind: K,
  payload: P,
  stamp: Stamp,
  links: Links = {},
) {
  return {
    id: stamp.id,
    kind,
    personId: links.personId ?? null,
    sessionId: links.sessionId ?? null,
    createdAt: stamp.nowMs,
    updatedAt: stamp.nowMs,
    deletedAt: null as number | null,
    payload,
  };
}

/** The same record with another payload. `updatedAt` never goes back, even if the clock did. */
export function withPayload<R extends AnyRecord>(
  record: R,
  payload: R['payload'],
  nowMs: number,
): R {
  return { ...record, payload, updatedAt: editedAt(record, nowMs) };
}

/** The same record with other links. It counts as an edit, so that merging sees it. */
export function withLinks<R extends AnyRecord>(record: R, links: Links, nowMs: number): R {
  return { ...record, ...links, updatedAt: Math.max(nowMs, record.updatedAt + 1) };
}

/** Marks a record deleted (undoable: its payload is kept until it is purged) or restores it. */
export function withDeleted<R extends AnyRecord>(record: R, deleted: boolean, nowMs: number): R {
  return {
    ...record,
    deletedAt: deleted ? nowMs : null,
    updatedAt: editedAt(record, nowMs),
  };
}

function editedAt({ updatedAt }: AnyRecord, nowMs: number): number {
  return Math.min(Math.max(nowMs, updatedAt + 1), MAX_INSTANT_MS);
}
