/**
 * What crosses between the page's world and the extension's content script: numbers out, on/off in.
 * The page can forge every report, so a report is telemetry only: parsed, clamped, never a command.
 */
import * as z from 'zod/mini';
import { BANDS, STEP_FRAMES } from '../speech/bands';
import { instant } from '../time/instant';

export { TAP_CONTROL_EVENT, TAP_REPORT_EVENT } from './tap-events';

/** Of more remote streams, those that are loudest are taken. */
const MAX_STREAMS = 64;
/** More streams than any call has. */
const MOST_STREAMS = 1_000;

const levelDb = z.number().check(z.minimum(-100), z.maximum(0));
/** Of a track whose sound is read: six bands, and five frames of 20 ms of the voice and its hiss. */
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

/** Sent at once on change, consent or not: how many connections of this frame carry live audio. */
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
  /** Somebody's picture arrives: they are there, even where no sound is. */
  pictures: z.optional(z.boolean()),
});

/** Sent once a second while only presence is read: how many remote streams arrive. No level. */
const tapPresence = z.object({
  type: z.literal('presence'),
  others: z.int().check(z.minimum(0), z.maximum(1000)),
});

/** Sent at once when the page begins to show others something of this screen, and when it ends. */
export const tapShare = z.object({
  type: z.literal('share'),
  /** Counts the shares of this page load. */
  share: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** What is shown: the whole screen or what cannot be told from it, a window, a tab, or nothing. */
  surface: z.nullable(z.enum(['monitor', 'window', 'browser'])),
});
export type TapShare = z.infer<typeof tapShare>;

export const tapReport = z.discriminatedUnion('type', [tapCall, tapLevels, tapPresence, tapShare]);
export type TapReport = z.infer<typeof tapReport>;
export type TapLevels = z.infer<typeof tapLevels>;

/**
 * What the tap may read: levels (`on`), only how many remote streams arrive (`watch`), or nothing.
 * Repeated while it stands: without a repetition for 2 s the tap stops by itself.
 */
export const tapControl = z.object({
  type: z.literal('measure'),
  on: z.boolean(),
  watch: z.optional(z.boolean()),
});
export type TapControl = z.infer<typeof tapControl>;
