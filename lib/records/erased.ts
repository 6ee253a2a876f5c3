/**
 * The trace of an erased record: its kind, its id and the time, nothing of its content. It prevents an
 * older backup from bringing the record back.
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
