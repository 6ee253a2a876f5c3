import { BAND_EDGES_HZ, bandPower, BANDS, type FrameBands } from '../../lib/speech/bands';
import { NO_LEVEL_DB } from '../../lib/speech/levels';
import { VOICE_BAND_HZ, weightedAsVoice } from '../../lib/speech/voice-weight';

/** How finely a band is divided to average the filters over it. */
const PARTS = 200;

/** What the tap's filters leave of each band's power, for a sound that is even within the band. */
const KEPT: readonly number[] = Array.from({ length: BANDS }, (_, band) => {
  const from = BAND_EDGES_HZ[band] ?? 0;
  const to = BAND_EDGES_HZ[band + 1] ?? from;
  const parts = Array.from({ length: PARTS }, (_, part) =>
    filteredPower(from + ((to - from) * (part + 0.5)) / PARTS),
  );
  return parts.reduce((sum, power) => sum + power, 0) / PARTS;
});

/** One high-pass and two low-pass filters of second order, as in the tap. */
function filteredPower(hz: number): number {
  const high = 1 / (1 + (VOICE_BAND_HZ.from / hz) ** 4);
  const low = 1 / (1 + (hz / VOICE_BAND_HZ.to) ** 4);
  return high * low ** 2;
}

/** The level that the tap would give of a step's sound: weighted as a voice, dBFS. */
export function levelOfBands(bandsDb: FrameBands): number {
  let whole = 0;
  let voice = 0;
  for (let at = 0; at < bandsDb.length; at += 1) {
    const power = bandPower(bandsDb[at]!);
    whole += power;
    voice += power * (KEPT[at % BANDS] ?? 0);
  }
  const frames = bandsDb.length / BANDS;
  return weightedAsVoice(meanDb(whole, frames), meanDb(voice, frames));
}

function meanDb(power: number, frames: number): number {
  return power > 0
    ? Math.min(0, Math.max(NO_LEVEL_DB, 10 * Math.log10(power / frames)))
    : NO_LEVEL_DB;
}
