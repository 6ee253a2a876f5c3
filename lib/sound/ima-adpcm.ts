/**
 * Decodes IMA ADPCM, which stores speech in a quarter of its size. The practice call's recordings use it, and
 * browsers cannot decode it.
 */
export interface Sound {
  readonly sampleRateHz: number;
  /** One channel, 16-bit. */
  readonly samples: Int16Array;
}

// Tables from the recommendation of the IMA Digital Audio Focus Group (1992).
const INDEX_STEPS = [-1, -1, -1, -1, 2, 4, 6, 8];
const STEP_SIZES = [
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73,
  80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494,
  544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499,
  2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487,
  12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
];

/**
 * Decodes a mono WAV file of 4-bit IMA ADPCM.
 * @throws when the file is of another kind.
 */
export function decodeImaAdpcm(file: Uint8Array): Sound {
  const format = chunk(file, 'fmt ');
  if (format.getUint16(0, true) !== 0x11 || format.getUint16(2, true) !== 1) {
    throw new Error('Not a mono IMA ADPCM file');
  }
  const blockBytes = format.getUint16(12, true);
  const data = chunk(file, 'data');
  const samples: number[] = [];
  for (let start = 0; start + blockBytes <= data.byteLength; start += blockBytes) {
    decodeBlock(part(data, start, blockBytes), samples);
  }
  return { sampleRateHz: format.getUint32(4, true), samples: Int16Array.from(samples) };
}

function decodeBlock(block: DataView, samples: number[]): void {
  let value = block.getInt16(0, true);
  let index = block.getUint8(2);
  samples.push(value);
  for (let at = 4; at < block.byteLength; at += 1) {
    const byte = block.getUint8(at);
    for (const code of [byte & 15, byte >> 4]) {
      const step = STEP_SIZES[index] ?? 7;
      const size =
        (step >> 3) +
        (code & 4 ? step : 0) +
        (code & 2 ? step >> 1 : 0) +
        (code & 1 ? step >> 2 : 0);
      value = clamp(code & 8 ? value - size : value + size, -32_768, 32_767);
      index = clamp(index + (INDEX_STEPS[code & 7] ?? 0), 0, STEP_SIZES.length - 1);
      samples.push(value);
    }
  }
}

/** The body of a WAV chunk; truncated where the file ends early. @throws when there is no such chunk. */
function chunk(file: Uint8Array, name: string): DataView {
  const whole = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 12; at + 8 <= whole.byteLength;) {
    const size = whole.getUint32(at + 4, true);
    const found = String.fromCharCode(...file.subarray(at, at + 4));
    if (found === name) return part(whole, at + 8, Math.min(size, whole.byteLength - at - 8));
    at += 8 + size + (size % 2);
  }
  throw new Error(`No "${name}" chunk`);
}

function part(view: DataView, start: number, length: number): DataView {
  return new DataView(view.buffer, view.byteOffset + start, length);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
