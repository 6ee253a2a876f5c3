/**
 * The call page's content script ↔ the worker: the state of the call, chunks of speech, and the
 * order to measure.
 */
import * as z from 'zod/mini';
import { chunkPayload } from '../session/chunk';
import { instant } from '../time/instant';

export const report = z.discriminatedUnion('type', [
  /** Sent on every change, and once when the script starts. The worker replies with an order. */
  z.object({
    type: z.literal('call.state'),
    liveAudioConnections: z.int().check(z.minimum(0), z.maximum(1000)),
    /** The number of remote streams that arrive; null while the frame does not read it. */
    others: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(1000)))),
  }),
  /** A few seconds of listening. Retried until acknowledged; the id makes that idempotent. */
  z.object({
    type: z.literal('call.chunk'),
    id: z.string().check(z.minLength(1), z.maxLength(200)),
    sessionId: z.string().check(z.minLength(1), z.maxLength(200)),
    chunk: chunkPayload,
  }),
  /** The computer slept, or its clock was set forward. */
  z.object({ type: z.literal('call.away'), fromMs: instant, toMs: instant }),
]);
export type Report = z.infer<typeof report>;

/** Worker → content script: which session this call belongs to, and whether to measure it. */
export const order = z.object({
  type: z.literal('order'),
  sessionId: z.nullable(z.string()),
  /** Whether to read levels. */
  measure: z.boolean(),
  /**
   * Whether to read how many remote streams arrive, without levels, so that an emptied call is
   * noticed.
   */
  watch: z._default(z.boolean(), false),
  /**
   * How far the extension's clock is ahead of the computer's clock, since that was set back; ms.
   */
  aheadMs: z._default(z.int(), 0),
  /** When the worker gave the order, in epoch ms: an older order never replaces a newer one. */
  atMs: z._default(instant, 0),
});
export type Order = z.infer<typeof order>;

export const NO_ORDER: Order = {
  type: 'order',
  sessionId: null,
  measure: false,
  watch: false,
  aheadMs: 0,
  atMs: 0,
};

/**
 * The name of a port that a call's frame keeps open while the call belongs to a session. Its
 * disconnection tells the worker that the frame is gone.
 */
export const ALIVE_PORT = 'aparte-alive';
/** The last message on that port when the frame stays alive. */
export const ALIVE_GOODBYE = 'goodbye';

export const reportReply = z.object({
  /** False: keep the report and send it again. */
  accepted: z.boolean(),
  order,
});
export type ReportReply = z.infer<typeof reportReply>;
