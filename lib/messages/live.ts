/**
 * Content script → panel, over a port that the panel opens: the live state of the call, never
 * stored.
 */
import * as z from 'zod/mini';
import { chunkPayload } from '../session/chunk';
import { instant } from '../time/instant';

export const LIVE_PORT = 'aparte-live';

const unstored = z.array(z.object({ id: z.string(), chunk: chunkPayload }));
export type Unstored = z.infer<typeof unstored>;

export const liveReport = z.object({
  /** Identifies the frame for this page load. */
  frame: z.string(),
  atMs: instant,
  liveAudioConnections: z.int(),
  /** What the page shares of this screen, and a counter of the shares in this page load. */
  sharing: z.nullable(
    z.object({ share: z.int(), surface: z.enum(['monitor', 'window', 'browser']) }),
  ),
  /** Null while nothing is measured. */
  listening: z.nullable(
    z.object({
      sessionId: z.string(),
      /** All chunks that are not known to be stored yet, under the ids they will be stored with. */
      unstored,
      coach: z.enum(['speaking', 'silent', 'muted', 'unknown']),
      coachee: z.enum(['speaking', 'silent', 'unknown']),
      /** Whether any audio was heard since measuring began. */
      audioSeen: z.boolean(),
      /** Whether the coachee's echo in the coach's microphone is frequent enough to mention. */
      echo: z.boolean(),
    }),
  ),
});
export type LiveReport = z.infer<typeof liveReport>;
export type LiveListening = NonNullable<LiveReport['listening']>;
