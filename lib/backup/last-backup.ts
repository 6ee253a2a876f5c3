/** When the last backup was made and where it went: its age is shown, quietly. */
import * as z from 'zod/mini';
import { instant } from '../time/instant';

export const lastBackup = z.object({
  at: instant,
  where: z.enum(['folder', 'download']),
  fileName: z.string(),
});
export type LastBackup = z.infer<typeof lastBackup>;
