/** What is stored, read in any page of the extension. */
import type { RecordKind } from '../../../lib/records/envelope';
import { readRecords } from '../../e2e/harness/database';
import type { SeenPage } from './firefox';

/** All records of one kind, in the order of their making. */
export async function stored<Kind extends RecordKind>(page: SeenPage, kind: Kind) {
  return await readRecords(page as unknown as Parameters<typeof readRecords>[0], kind);
}
