/** Call page's content script ↔ worker: what the call does, what was heard, and the order to measure. */
import * as z from 'zod/mini';
import { chunkPayload } from '../session/chunk';
import { instant } from '../time/instant';

export const report = z.discriminatedUnion('type', [
  /** On every change, and once when the script starts. Answered by an order. */
  z.object({
    type: z.literal('call.state'),
    liveAudioConnections: z.int().check(z.minimum(0), z.maximum(1000)),
    /** Remote streams that arrive; null while the frame does not look. */
    others: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(1000)))),
  }),
  /** A few seconds of listening. Sent again until acknowledged; the id makes that harmless. */
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
  /** Read levels. */
  measure: z.boolean(),
  /** Read no level, only how many remote streams arrive: a room that emptied is noticed. */
  watch: z._default(z.boolean(), false),
  /** How far the extension's clock is ahead of the computer's, since that was set back. */
  aheadMs: z._default(z.int(), 0),
  /** When the worker gave it, epoch ms: an older order never overrules a newer one. */
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

/** Held open by a call's frame while it belongs to a session: its end tells that the frame is gone. */
export const ALIVE_PORT = 'aparte-alive';
/** Last word on that port when the frame lives on. */
export const ALIVE_GOODBYE = 'goodbye';

export const reportReply = z.object({
  /** False: keep it and send it again. */
  accepted: z.boolean(),
  order,
});
export type ReportReply = z.infer<typeof reportReply>;
