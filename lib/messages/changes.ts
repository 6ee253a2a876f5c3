/** Every page and the worker → every page: which records changed. Values are read from the store. */
import * as z from 'zod/mini';
import { RECORD_KINDS } from '../records/envelope';

export const CHANGES_CHANNEL = 'aparte-changes';

export const change = z.object({
  kind: z.enum(RECORD_KINDS),
  ids: z.array(z.string()),
});
export type Change = z.infer<typeof change>;
