/**
 * Messages between the page's world and the extension's content script: numbers out, on/off in. The
 * page can forge every report, so a report is telemetry only: parsed, clamped, never a command.
 */
import * as z from 'zod/mini';
import { BANDS, STEP_FRAMES } from '../speech/bands';
import { instant } from '../time/instant';

export { TAP_CONTROL_EVENT, TAP_REPORT_EVENT } from './tap-events';

/** If there are more remote streams, the loudest are taken. */
const MAX_STREAMS = 64;
/** A report with more streams is rejected; no call has that many. */
const MOST_STREAMS = 1_000;

const levelDb = z.number().check(z.minimum(-100), z.maximum(0));
/**
 * The sound of a track that is read through the audio graph: six bands, and five frames of 20 ms of
 * the voice and its hiss.
 */
const sound = z.optional(
  z.object({
    bandsDb: z.array(levelDb).check(z.length(BANDS)),
    voiceDb: z.array(levelDb).check(z.length(STEP_FRAMES)),
    hissDb: z.array(levelDb).check(z.length(STEP_FRAMES)),
  }),
);
const levelSource = z.enum(['rms', 'mediaSource', 'ssrc', 'inbound']);

const remoteLevel = z.object({
  key: z.string().check(z.minLength(1), z.maxLength(80)),
  source: levelSource,
  levelDb,
  sound,
});

/**
 * Sent at once on change, independent of consent: how many connections of this frame carry live
 * audio.
 */
const tapCall = z.object({
  type: z.literal('call'),
  liveAudioConnections: z.int().check(z.minimum(0), z.maximum(1000)),
});

/** Sent ten times a second, only while measuring is on. */
export const tapLevels = z.object({
  type: z.literal('levels'),
  /** Epoch ms: performance.timeOrigin + performance.now(), rounded. */
  atMs: instant,
  coach: z.union([z.object({ source: levelSource, levelDb, sound }), z.literal('muted'), z.null()]),
  others: z.pipe(
    z.array(remoteLevel).check(z.maxLength(MOST_STREAMS)),
    z.transform((all) =>
      all.length <= MAX_STREAMS
        ? all
        : all.toSorted((a, b) => b.levelDb - a.levelDb).slice(0, MAX_STREAMS),
    ),
  ),
  /** Somebody's video arrives: they are in the call even without sound. */
  pictures: z.optional(z.boolean()),
});

/** Sent once a second while only presence is read: how many remote streams arrive. No level. */
const tapPresence = z.object({
  type: z.literal('presence'),
  others: z.int().check(z.minimum(0), z.maximum(1000)),
});

/** Sent at once when the page starts to share this screen, and when the share ends. */
export const tapShare = z.object({
  type: z.literal('share'),
  /** Counts the shares of this page load. */
  share: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /**
   * What is shared: the whole screen (also assumed if unknown), a window, a tab, or nothing (null).
   */
  surface: z.nullable(z.enum(['monitor', 'window', 'browser'])),
});
export type TapShare = z.infer<typeof tapShare>;

export const tapReport = z.discriminatedUnion('type', [tapCall, tapLevels, tapPresence, tapShare]);
export type TapReport = z.infer<typeof tapReport>;
export type TapLevels = z.infer<typeof tapLevels>;

/**
 * What the tap may read: levels (`on`), only how many remote streams arrive (`watch`), or nothing.
 * The order is repeated while it applies: after 2 s without a repetition the tap stops by itself.
 */
export const tapControl = z.object({
  type: z.literal('measure'),
  on: z.boolean(),
  watch: z.optional(z.boolean()),
});
export type TapControl = z.infer<typeof tapControl>;
