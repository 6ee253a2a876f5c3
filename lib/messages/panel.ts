/** Worker → panels: what a key of the browser asks of them. */
import * as z from 'zod/mini';

export const panelOrder = z.object({
  /** Everything out of sight, or back in it. */
  type: z.literal('panel.toggleHidden'),
});
export type PanelOrder = z.infer<typeof panelOrder>;
