/** Content script → panel, over a port the panel opens: the present moment, never stored. */
import * as z from 'zod/mini';
import { chunkPayload } from '../session/chunk';

export const LIVE_PORT = 'aparte-live';

export const liveReport = z.object({
  atMs: z.int(),
  liveAudioConnections: z.int(),
  /** Null while nothing is measured. */
  listening: z.nullable(
    z.object({
      sessionId: z.string(),
      /** What is heard and not yet sent to be stored; replaces the former report's. */
      chunkId: z.string(),
      chunk: chunkPayload,
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
