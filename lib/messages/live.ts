/** Content script → panel, over a port the panel opens: the present moment, never stored. */
import * as z from 'zod/mini';
import { chunkPayload } from '../session/chunk';
import { instant } from '../time/instant';

export const LIVE_PORT = 'aparte-live';

const unstored = z.array(z.object({ id: z.string(), chunk: chunkPayload }));
export type Unstored = z.infer<typeof unstored>;

export const liveReport = z.object({
  /** Names the frame for as long as its page lives. */
  frame: z.string(),
  atMs: instant,
  liveAudioConnections: z.int(),
  /** What the page shows others of this screen, and which share of the page load it is. */
  sharing: z.nullable(
    z.object({ share: z.int(), surface: z.enum(['monitor', 'window', 'browser']) }),
  ),
  /** Null while nothing is measured. */
  listening: z.nullable(
    z.object({
      sessionId: z.string(),
      /** All that is heard and not known to be stored, under the ids it will be stored by. */
      unstored,
      coach: z.enum(['speaking', 'silent', 'muted', 'unknown']),
      coachee: z.enum(['speaking', 'silent', 'unknown']),
      /** Any audio at all since measuring began. */
      audioSeen: z.boolean(),
      /** The coachee is heard in the coach's microphone often enough to mention it. */
      echo: z.boolean(),
    }),
  ),
});
export type LiveReport = z.infer<typeof liveReport>;
export type LiveListening = NonNullable<LiveReport['listening']>;
