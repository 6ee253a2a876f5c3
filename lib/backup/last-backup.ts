/** When the last backup was made and where it went: its age is shown, quietly. */
import * as z from 'zod/mini';

export const lastBackup = z.object({
  at: z.int().check(z.minimum(0)),
  where: z.enum(['folder', 'download']),
  fileName: z.string(),
});
export type LastBackup = z.infer<typeof lastBackup>;
