/**
 * Every page and the worker → every page: which records changed. Receivers read the new values from
 * the database.
 */
import * as z from 'zod/mini';
import { RECORD_KINDS } from '../records/envelope';

export const CHANGES_CHANNEL = 'aparte-changes';

export const change = z.object({
  kind: z.enum(RECORD_KINDS),
  ids: z.array(z.string()),
});
export type Change = z.infer<typeof change>;
