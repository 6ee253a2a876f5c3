export interface Random {
  /** An integer in `[from, to]`. */
  between(from: number, to: number): number;
  oneOf<T>(values: readonly T[]): T;
}

/** Mulberry32: the same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    between,
    oneOf<T>(values: readonly T[]): T {
      if (values.length === 0) throw new RangeError('There is nothing to choose from.');
      return values[between(0, values.length - 1)] as T;
    },
  };
}
