import type { Sound } from './bands';

/**
 * The source of a level. Each kind gives different values for the same voice, so each has its own
 * detector parameters.
 * - `rms`: power mean of the sender's own track over one step, through an AnalyserNode
 * - `mediaSource`: √(ΔtotalAudioEnergy/ΔtotalSamplesDuration) of the WebRTC `media-source` stats
 * - `ssrc`: `audioLevel` of a synchronization or contributing source (one 20 ms packet)
 * - `inbound`: √(ΔtotalAudioEnergy/ΔtotalSamplesDuration) of the WebRTC `inbound-rtp` stats
 */
export type LevelSource = 'rms' | 'mediaSource' | 'ssrc' | 'inbound';

/** The level that means 'no sound at all', in dBFS. */
export const NO_LEVEL_DB = -100;

export interface LevelReading {
  readonly source: LevelSource;
  /** dBFS, between {@link NO_LEVEL_DB} and 0. */
  readonly levelDb: number;
  /** The sound itself, where it is read. */
  readonly sound?: Sound | undefined;
}

/** The levels that the call tap reports ten times a second. */
export interface LevelStep {
  /** Epoch milliseconds, from one monotonic clock per page load. */
  readonly atMs: number;
  /**
   * `null`: the microphone's level is unknown now (blind). `'muted'`: the microphone is known to be
   * off.
   */
  readonly coach: LevelReading | 'muted' | null;
  /** One reading per remote stream, by its stream key; empty when no remote level is known. */
  readonly others: ReadonlyMap<string, LevelReading>;
}
