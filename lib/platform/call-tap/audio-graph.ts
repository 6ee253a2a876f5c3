import { levelDbOf, NO_LEVEL_DB } from './counters';

/** What one report speaks for. */
const WINDOW_S = 0.1;
const RESUME_EVERY_MS = 2000;
/** Where the voiced sounds of speech have their strength; most of a keyboard's lies above. */
const VOICE_BAND_HZ = { from: 120, to: 1000 };
/** As much as this may lie outside the band while a voice is heard. */
const OUTSIDE_DB = 6;
/** What lies outside beyond that is taken off so many times. */
const OUTSIDE_WEIGHT = 2;

export interface AudioGraph {
  /**
   * Call once per tick, before reading.
   * @param tracks those to be read from now on; others are let go @param nowMs monotonic
   * @returns false while no level can be had: no context, or one that is suspended or stands still
   */
  follow(tracks: Iterable<MediaStreamTrack>, nowMs: number): boolean;
  /**
   * @returns RMS of the last 100 ms, weighted as a voice, dBFS; null before so much was heard of the track;
   * undefined where the browser refused it
   */
  levelDb(track: MediaStreamTrack): number | null | undefined;
  /** Closes the context and forgets the tracks. */
  stop(): void;
}

interface Tap {
  readonly source: AudioNode;
  readonly whole: AnalyserNode;
  readonly voiceBand: AnalyserNode;
  /** Context time from which a whole window has been heard. */
  readonly readyAtS: number;
}

/**
 * Reads tracks through one audio context, each into an analyser and nowhere else: nothing is
 * played. Uses the tracks themselves, since a clone would stay open when the page mutes.
 * @param createContext may throw
 */
export function createAudioGraph(createContext: () => AudioContext): AudioGraph {
  const taps = new Map<MediaStreamTrack, Tap | undefined>();
  let context: AudioContext | undefined;
  let refused = false;
  let window = new Float32Array(0);
  let formerTimeS = 0;
  let resumedAtMs = Number.NEGATIVE_INFINITY;

  function open(): AudioContext | undefined {
    if (context || refused) return context;
    try {
      context = createContext();
    } catch {
      refused = true;
    }
    return context;
  }

  function runs(context: AudioContext, nowMs: number): boolean {
    if (context.state !== 'running' && nowMs - resumedAtMs >= RESUME_EVERY_MS) {
      resumedAtMs = nowMs;
      context.resume().catch(() => {});
    }
    // One that lost its output may say `running` and stand still, its analysers full of old sound.
    const advanced = context.currentTime > formerTimeS;
    formerTimeS = context.currentTime;
    return context.state === 'running' && advanced;
  }

  function rmsDb({ sampleRate }: AudioContext, analyser: AnalyserNode): number {
    if (window.length !== analyser.fftSize) window = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(window);
    return levelDbOf(rootMeanSquare(window, Math.round(sampleRate * WINDOW_S)));
  }

  function letGo(track: MediaStreamTrack): void {
    taps.get(track)?.source.disconnect();
    taps.delete(track);
  }

  return {
    follow(tracks, nowMs) {
      const wanted = new Set(tracks);
      for (const track of taps.keys()) if (!wanted.has(track)) letGo(track);
      if (wanted.size === 0) return false;
      const context = open();
      if (!context) return false;
      for (const track of wanted) if (!taps.has(track)) taps.set(track, listen(context, track));
      return runs(context, nowMs);
    },

    levelDb(track) {
      const tap = taps.get(track);
      if (!context || !tap) return undefined;
      if (context.currentTime < tap.readyAtS) return null;
      return weightedAsVoice(rmsDb(context, tap.whole), rmsDb(context, tap.voiceBand));
    },

    stop() {
      for (const track of taps.keys()) letGo(track);
      context?.close().catch(() => {});
      context = undefined;
    },
  };
}

function listen(context: AudioContext, track: MediaStreamTrack): Tap | undefined {
  try {
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const whole = analyserOf(context);
    const voiceBand = analyserOf(context);
    source.connect(whole);
    // Two low-pass filters: one would leave too much of a loud keyboard.
    const { from, to } = VOICE_BAND_HZ;
    source
      .connect(filter(context, 'highpass', from))
      .connect(filter(context, 'lowpass', to))
      .connect(filter(context, 'lowpass', to))
      .connect(voiceBand);
    return { source, whole, voiceBand, readyAtS: context.currentTime + WINDOW_S };
  } catch {
    return undefined;
  }
}

function analyserOf(context: AudioContext): AnalyserNode {
  const analyser = context.createAnalyser();
  analyser.fftSize = 2 ** Math.ceil(Math.log2(context.sampleRate * WINDOW_S));
  return analyser;
}

/**
 * The level of a sound, less what of it no voice has: a vowel keeps its level, a key, nearly all of
 * it outside the voice's band, falls far below. Both in dBFS.
 */
export function weightedAsVoice(wholeDb: number, voiceBandDb: number): number {
  const outsideDb = wholeDb - voiceBandDb - OUTSIDE_DB;
  return outsideDb > 0 ? Math.max(NO_LEVEL_DB, voiceBandDb - OUTSIDE_WEIGHT * outsideDb) : wholeDb;
}

/** A Butterworth filter: 12 dB an octave. */
function filter(context: AudioContext, type: BiquadFilterType, frequencyHz: number): AudioNode {
  const node = context.createBiquadFilter();
  node.type = type;
  node.frequency.value = frequencyHz;
  // Of these two types, Q is in decibels: −3 dB at the corner.
  node.Q.value = -3;
  return node;
}

/** Of the last `length` samples. */
export function rootMeanSquare(samples: Float32Array, length: number): number {
  const from = Math.max(0, samples.length - length);
  let sum = 0;
  for (let at = from; at < samples.length; at += 1) sum += (samples[at] ?? 0) ** 2;
  return samples.length > from ? Math.sqrt(sum / (samples.length - from)) : 0;
}
