import type { LevelSource } from './levels';

/**
 * What the detector needs to know of one kind of level. N is the noise's upper level, S the usual
 * level of speech, both learned as the call goes. Levels in dBFS, differences in dB.
 */
export interface SpeechParameters {
  /** An utterance reaches from where the level rises above N + edgeFraction · (S − N)… */
  readonly edgeFraction: number;
  /** …to where it falls below N + releaseFraction · (S − N): a voice dies away softer than it sets in. */
  readonly releaseFraction: number;
  /** It counts only if it rises above N + peakFraction · (S − N) in between. */
  readonly peakFraction: number;
  /** The edge never lies below this. */
  readonly lowestEdgeDb: number;
  /** A step may stand out from both its neighbours by this much; the rest is cut off as a click. */
  readonly spikeDb: number;
  /** While the other side talks, a level counts only this far above what usually comes back of it. */
  readonly echoMarginDb: number;
  /** How far under S speech fades before a listener says that it ended. */
  readonly fadeDb: number;
  /** How long speech takes to fade by one decibel. */
  readonly fadeMsPerDb: number;
  /** S until some speech has been heard. */
  readonly typicalSpeechDb: number;
}

/** One set per kind of level, because each reads differently for the same voice. */
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
  // A packet's level is a power mean too, but reads 16–22 dB under the counters for the same voice.
  ssrc: { ...powerMean, lowestEdgeDb: -65, typicalSpeechDb: -40 },
};
