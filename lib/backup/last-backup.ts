/** When the last backup was made and where it was written; the screen shows its age. */
import * as z from 'zod/mini';
import { instant } from '../time/instant';

export const lastBackup = z.object({
  at: instant,
  where: z.enum(['folder', 'download']),
  fileName: z.string(),
});
export type LastBackup = z.infer<typeof lastBackup>;
