import type { DBSchema } from 'idb';
import type { AnyRecord, RecordKind } from '../records/envelope';

interface RecordStore {
  key: string;
  value: AnyRecord;
  indexes: { sessionId: string; personId: string; updatedAt: number };
}

/** One object store per kind of record, all with the same indexes. */
export type AparteSchema = DBSchema & Record<RecordKind, RecordStore>;
