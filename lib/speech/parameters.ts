import type { LevelSource } from './levels';

/**
 * The detector's parameters for one kind of level. N is the noise's upper level and S the usual
 * level of speech; both are learned during the call. Levels are in dBFS, differences in dB.
 */
export interface SpeechParameters {
  /** An utterance starts where the level rises above N + edgeFraction · (S − N)… */
  readonly edgeFraction: number;
  /**
   * …and ends where it falls below N + releaseFraction · (S − N): a voice ends more softly than it
   * starts.
   */
  readonly releaseFraction: number;
  /** An utterance counts only if it rises above N + peakFraction · (S − N) in between. */
  readonly peakFraction: number;
  /** The lowest possible edge. */
  readonly lowestEdgeDb: number;
  /** A step may exceed both its neighbours by this much; more is cut off as a click. */
  readonly spikeDb: number;
  /** While the other side talks, a level counts only if it exceeds the usual echo by this much. */
  readonly echoMarginDb: number;
  /** How far below S speech fades before a listener says that it ended. */
  readonly fadeDb: number;
  /** How long speech takes to fade by one decibel. */
  readonly fadeMsPerDb: number;
  /** The value of S before any speech was heard. */
  readonly typicalSpeechDb: number;
}

/**
 * One set of parameters per kind of level, because each gives different values for the same voice.
 */
export type ParameterTable = Readonly<Record<LevelSource, SpeechParameters>>;

const powerMean: SpeechParameters = {
  edgeFraction: 0.5,
  releaseFraction: 0.46,
  peakFraction: 0.84,
  lowestEdgeDb: -55,
  spikeDb: 6,
  echoMarginDb: 8,
  fadeDb: 26,
  fadeMsPerDb: 5.8,
  typicalSpeechDb: -30,
};

const peakLike: SpeechParameters = {
  edgeFraction: 0.41,
  releaseFraction: 0.34,
  peakFraction: 0.88,
  lowestEdgeDb: -45,
  spikeDb: 0,
  echoMarginDb: 10,
  fadeDb: 15,
  fadeMsPerDb: 6.5,
  typicalSpeechDb: -20,
};

export const SPEECH_PARAMETERS: ParameterTable = {
  rms: powerMean,
  mediaSource: peakLike,
  inbound: peakLike,
  // A packet's level is a power mean too, but 16–22 dB below the counters for the same voice.
  ssrc: { ...powerMean, lowestEdgeDb: -65, typicalSpeechDb: -40 },
};
