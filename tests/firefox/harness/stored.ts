/** What is stored, read in any page of the extension. */
import type { AnyRecord, RecordKind } from '../../../lib/records/envelope';
import { putRecords, readRecords } from '../../e2e/harness/database';
import { until } from '../../e2e/harness/wait';
import type { SeenPage } from './firefox';

/** All records of one kind, in the order of their making. */
export async function stored<Kind extends RecordKind>(page: SeenPage, kind: Kind) {
  return await readRecords(page as unknown as Parameters<typeof readRecords>[0], kind);
}

/** Stores records and tells every page, once the extension has made its database. */
export async function store(page: SeenPage, records: readonly AnyRecord[]): Promise<void> {
  await until('the database', () =>
    page.evaluate(async () =>
      (await indexedDB.databases()).some(({ name }) => name === 'aparte') ? true : null,
    ),
  );
  await putRecords(page as unknown as Parameters<typeof putRecords>[0], records);
}
