/**
 * What stays of a record that was really erased: that it was, and when; not a word of what it was.
 * Without it, a backup made before would bring the record back.
 */
import * as z from 'zod/mini';
import { RECORD_KINDS } from './envelope';
import { instant } from '../time/instant';

export const erased = z.object({
  kind: z.enum(RECORD_KINDS),
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Epoch ms. */
  erasedAt: instant,
});
export type Erased = z.infer<typeof erased>;
