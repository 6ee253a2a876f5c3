import type { LevelSource } from './levels';

/** What the detector needs to know of one kind of level. All levels in dBFS, differences in dB. */
export interface SpeechParameters {
  /** Speech starts above max(onMinimumDb, F + max(onMarginDb, onFraction · (S − F))). */
  readonly onMinimumDb: number;
  readonly onMarginDb: number;
  readonly onFraction: number;
  /** Speech ends below max(offMinimumDb, F + max(offMarginDb, offFraction · (S − F))). */
  readonly offMinimumDb: number;
  readonly offMarginDb: number;
  readonly offFraction: number;
  /** Pauses up to this long stay inside one interval. */
  readonly bridgeMs: number;
  /** Shorter intervals are dropped: a knock or a click, not a word. */
  readonly minimumSpeechMs: number;
  /** What an ordinary voice reads, assumed until some speech has been heard. */
  readonly typicalSpeechDb: number;
}

const powerMean: SpeechParameters = {
  onMinimumDb: -50,
  onMarginDb: 8.9,
  onFraction: 0.55,
  offMinimumDb: -53,
  offMarginDb: 6.9,
  offFraction: 0.43,
  bridgeMs: 300,
  minimumSpeechMs: 0,
  typicalSpeechDb: -30,
};

const peakLike: SpeechParameters = {
  ...powerMean,
  minimumSpeechMs: 160,
  typicalSpeechDb: -20,
};

/** One set per kind of level, because each reads differently for the same voice. */
export type ParameterTable = Readonly<Record<LevelSource, SpeechParameters>>;

export const SPEECH_PARAMETERS: ParameterTable = {
  rms: powerMean,
  mediaSource: peakLike,
  inbound: peakLike,
  // A packet's level is a power mean too, but reads 16–22 dB under the counters for the same voice.
  ssrc: { ...powerMean, onMinimumDb: -60, offMinimumDb: -63, typicalSpeechDb: -40 },
};
