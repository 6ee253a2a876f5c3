import { createBandMeter, type BandMeter } from './band-meter';
import { createVoiceMeter, WARM_UP_S, type VoiceMeter } from './voice-band';

/** The time that one report covers. */
const WINDOW_S = 0.1;
const RESUME_EVERY_MS = 2000;

export interface AudioGraph {
  /**
   * Call once per tick, before reading.
   * @param tracks to read from now on; all others are disconnected
   * @param nowMs monotonic
   * @returns false while no level can be read: there is no context, or it is suspended or does not
   *   advance
   */
  follow(tracks: Iterable<MediaStreamTrack>, nowMs: number): boolean;
  /**
   * @returns RMS of the last 100 ms, weighted as a voice, in dBFS; null until the track was heard
   *   for 100 ms; undefined if the browser refused the track
   */
  levelDb(track: MediaStreamTrack): number | null | undefined;
  /**
   * @returns the bands of the same 100 ms, frame by frame; undefined unless the level was just read
   */
  framesOf(track: MediaStreamTrack): number[] | undefined;
  /** Closes the context and forgets the tracks. */
  stop(): void;
}

interface Tap {
  readonly source: AudioNode;
  readonly analyser: AnalyserNode;
  /** Context time from which the analyser holds a full window. */
  readonly readyAtS: number;
}

/**
 * Reads tracks through one audio context. Each track goes into an analyser and nowhere else:
 * nothing is played. The graph uses the tracks themselves, because a clone would stay unmuted when
 * the page mutes the track.
 * @param createContext may throw
 */
export function createAudioGraph(createContext: () => AudioContext): AudioGraph {
  const taps = new Map<MediaStreamTrack, Tap | undefined>();
  let context: AudioContext | undefined;
  let measure: VoiceMeter | undefined;
  let divide: BandMeter | undefined;
  let readTrack: MediaStreamTrack | undefined;
  let refused = false;
  let window = new Float32Array(0);
  let formerTimeS = 0;
  let resumedAtMs = Number.NEGATIVE_INFINITY;

  function open(): AudioContext | undefined {
    if (context || refused) return context;
    try {
      context = createContext();
      measure = createVoiceMeter(context.sampleRate);
      divide = createBandMeter(context.sampleRate);
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
    // A context that lost its output may be `running` without advancing; its analysers then hold
    // old sound.
    const advanced = context.currentTime > formerTimeS;
    formerTimeS = context.currentTime;
    return context.state === 'running' && advanced;
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
      readTrack = undefined;
      const tap = taps.get(track);
      if (!context || !measure || !tap) return undefined;
      if (context.currentTime < tap.readyAtS) return null;
      if (window.length !== tap.analyser.fftSize) window = new Float32Array(tap.analyser.fftSize);
      tap.analyser.getFloatTimeDomainData(window);
      readTrack = track;
      return measure(window, Math.round(context.sampleRate * WINDOW_S));
    },

    framesOf: (track) => (track === readTrack ? divide?.(window) : undefined),

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
    const analyser = context.createAnalyser();
    analyser.fftSize = 2 ** Math.ceil(Math.log2(context.sampleRate * (WINDOW_S + WARM_UP_S)));
    source.connect(analyser);
    return { source, analyser, readyAtS: context.currentTime + WINDOW_S };
  } catch {
    return undefined;
  }
}
