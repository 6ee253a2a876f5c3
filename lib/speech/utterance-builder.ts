import type { Interval } from '../listening/interval';
import type { Frame } from './click-filter';
import { crossingMs, hiddenFadeMs, LARGEST_SHIFT_MS } from './edge';
import type { Thresholds } from './level-tracker';
import type { SpeechParameters } from './parameters';

/** Dips below the edge up to this long stay inside one utterance. */
const BRIDGE_MS = 300;
/** Nobody speaks this long without one loud syllable, so a longer sound without a peak is noise. */
const LONGEST_WITHOUT_PEAK_MS = 5_000;
/** The end may still move back by this much, so an open interval ends this much earlier. */
const UNSURE_END_MS = 100;

export interface Outcome {
  /** The interval that became final, or `null`. */
  readonly closed: Interval | null;
  /** Levels above the edge, once it is decided what they belong to. */
  readonly sound: readonly Frame[];
  /** Levels below the edge, or above it for too long without a peak. */
  readonly noise: readonly Frame[];
}

export interface UtteranceBuilder {
  /**
   * Adds the next frame.
   * @param echo whether it is the other side's echo, which does not count
   */
  push(frame: Frame, thresholds: Thresholds, echo: boolean, parameters: SpeechParameters): Outcome;
  /** Ends the open utterance where its last loud frame ended. */
  close(): Interval | null;
  /**
   * Whether an utterance is open that has not fallen below the release threshold: until then it
   * continues below the edge.
   */
  sounding(): boolean;
  /** The interval that may still grow, or `null`. */
  open(): Interval | null;
  /** No future interval starts before this. */
  earliestMs(): number;
}

interface Utterance {
  readonly startMs: number;
  last: Frame;
  lastThresholds: Thresholds;
  /** Set once a frame below the release threshold has followed. */
  endMs: number | null;
  /** The frames so far, until one is loud enough for speech; then `null`. */
  unproven: Frame[] | null;
}

const NOTHING: readonly Frame[] = [];

/**
 * Joins frames into utterances: from where the level rises above the edge to where it falls below
 * the release threshold, provided that it rose above the peak threshold in between. So a quiet
 * first sound belongs to the word that follows, and noise that only reaches the edge belongs to no
 * utterance.
 */
export function createUtteranceBuilder(): UtteranceBuilder {
  let utterance: Utterance | null = null;
  let before: Frame | null = null;
  let closedUntilMs = Number.NEGATIVE_INFINITY;

  function start(frame: Frame, thresholds: Thresholds, parameters: SpeechParameters): Utterance {
    const stepMs = frame.endMs - frame.startMs;
    const outwardMs = before
      ? crossingMs(before.levelDb, frame.levelDb, thresholds.edgeDb, stepMs) +
        hiddenFadeMs(thresholds.edgeDb, thresholds.speechDb, parameters)
      : 0;
    return {
      startMs: Math.max(closedUntilMs, Math.round(frame.startMs - outwardMs)),
      last: frame,
      lastThresholds: thresholds,
      endMs: null,
      unproven: [],
    };
  }

  function close(): Interval | null {
    const closing = utterance;
    utterance = null;
    before = null;
    if (!closing || closing.unproven) return null;
    const endMs = closing.endMs ?? closing.last.endMs;
    if (endMs <= closing.startMs) return null;
    closedUntilMs = endMs;
    return [closing.startMs, endMs];
  }

  function pushLoud(frame: Frame, thresholds: Thresholds, parameters: SpeechParameters): Outcome {
    utterance ??= start(frame, thresholds, parameters);
    utterance.last = frame;
    utterance.lastThresholds = thresholds;
    utterance.endMs = null;
    if (!utterance.unproven) return { closed: null, sound: [frame], noise: NOTHING };
    const frames = [...utterance.unproven, frame];
    if (frame.levelDb > thresholds.peakDb) {
      utterance.unproven = null;
      return { closed: null, sound: frames, noise: NOTHING };
    }
    utterance.unproven = frames;
    if (frame.endMs - utterance.startMs <= LONGEST_WITHOUT_PEAK_MS) {
      return { closed: null, sound: NOTHING, noise: NOTHING };
    }
    utterance = null;
    return { closed: null, sound: frames, noise: frames };
  }

  function pushQuiet(
    frame: Frame,
    thresholds: Thresholds,
    echo: boolean,
    parameters: SpeechParameters,
  ): Outcome {
    const own = echo ? NOTHING : [frame];
    if (!utterance) return { closed: null, sound: NOTHING, noise: own };
    const { last, lastThresholds } = utterance;
    utterance.endMs ??= Math.round(
      last.endMs +
        crossingMs(frame.levelDb, last.levelDb, thresholds.releaseDb, frame.endMs - frame.startMs) +
        hiddenFadeMs(lastThresholds.releaseDb, lastThresholds.speechDb, parameters),
    );
    if (frame.endMs - last.endMs <= BRIDGE_MS) {
      return { closed: null, sound: NOTHING, noise: own };
    }
    const sound = utterance.unproven ?? NOTHING;
    return { closed: close(), sound, noise: own };
  }

  function sounding(): boolean {
    return utterance !== null && utterance.endMs === null;
  }

  return {
    push(frame, thresholds, echo, parameters) {
      const loud = frame.levelDb > (sounding() ? thresholds.releaseDb : thresholds.edgeDb);
      const outcome =
        loud && !echo
          ? pushLoud(frame, thresholds, parameters)
          : pushQuiet(frame, thresholds, echo, parameters);
      before = frame;
      return outcome;
    },
    close() {
      // What follows is unknown, so speech ends with the last frame known to hold it.
      if (utterance) utterance.endMs = utterance.last.endMs;
      return close();
    },
    sounding,
    open() {
      if (!utterance || utterance.unproven) return null;
      const endMs = utterance.last.endMs - UNSURE_END_MS;
      return endMs > utterance.startMs ? [utterance.startMs, endMs] : null;
    },
    earliestMs() {
      if (utterance) return utterance.startMs;
      return before ? before.endMs - LARGEST_SHIFT_MS : Number.POSITIVE_INFINITY;
    },
  };
}
