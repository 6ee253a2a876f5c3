import type { TestCall } from './call-in-page';

export interface TypingSettings {
  readonly seconds: number;
  /** Samples of a voice spoken before the typing, 48 kHz. */
  readonly voice: readonly number[];
}

/**
 * Runs in the page: the coach speaks, then types loudly. Made as docs/measures.md says: about seven
 * keys a second; each key a burst of noise around 3.5 kHz (5 ms decay, peak −1 dBFS) with a thump of
 * 180 Hz (12 ms decay, −32 dBFS), and 70 to 110 ms later its release, 8 dB fainter; every sixth key
 * a space bar, whose thump is 6 dB stronger.
 * @returns how many keys, and when the voice began, in epoch ms: the sound takes a while to make
 */
export async function speakThenType({
  seconds,
  voice,
}: TypingSettings): Promise<{ keys: number; startMs: number }> {
  const { call } = window as unknown as { call: TestCall };
  const rate = 48_000;
  /** Samples from one random value to the next: 3 kHz. */
  const GRAIN = 16;
  const audio = new AudioContext({ sampleRate: rate });
  const buffer = audio.createBuffer(1, voice.length + seconds * rate, rate);
  const samples = buffer.getChannelData(0);
  samples.set(voice);

  let seed = 7;
  const random = () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return seed / 4_294_967_296;
  };
  const strike = (atS: number, gain: number, thump: number) => {
    const from = voice.length + Math.round(atS * rate);
    let [before, next] = [0, random() * 2 - 1];
    for (let i = 0; i < rate * 0.05 && from + i < samples.length; i += 1) {
      const t = i / rate;
      const step = i % GRAIN;
      if (step === 0) [before, next] = [next, random() * 2 - 1];
      // Noise without high frequencies, shifted up to 3.5 kHz, so that it adds nothing below 1.5 kHz.
      const noise = before + ((next - before) * step) / GRAIN;
      const burst = noise * Math.cos(2 * Math.PI * 3500 * t) * Math.exp(-t / 0.005);
      const body = Math.sin(2 * Math.PI * 180 * t) * Math.exp(-t / 0.012);
      samples[from + i] = samples[from + i]! + gain * (0.9 * burst + thump * body);
    }
  };
  let keys = 0;
  for (let atS = 0.2; atS < seconds - 0.3; atS += 0.09 + random() * 0.11) {
    keys += 1;
    const thump = keys % 6 === 0 ? 0.05 : 0.025;
    strike(atS, 1, thump);
    strike(atS + 0.07 + random() * 0.04, 0.4, thump);
  }

  const source = new AudioBufferSourceNode(audio, { buffer });
  const out = audio.createMediaStreamDestination();
  source.connect(out);
  const [sender] = call.near.getSenders();
  await sender!.replaceTrack(out.stream.getAudioTracks()[0]!);
  source.start();
  return { keys, startMs: performance.timeOrigin + performance.now() };
}
