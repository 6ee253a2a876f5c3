/** The middle value, or the mean of the two in the middle; null for none. */
export function median(values: readonly number[]): number | null {
  return medianOfUnion([], values);
}

/**
 * The median of a long sorted list and a few values more, without merging them: the cost depends on
 * the few, and on the logarithm of the many.
 */
export function medianOfUnion(sorted: readonly number[], more: readonly number[]): number | null {
  const count = sorted.length + more.length;
  if (count === 0) return null;
  const few = more.toSorted((a, b) => a - b);
  const upper = nthOfUnion(sorted, few, count >>> 1);
  return count % 2 === 1 ? upper : (nthOfUnion(sorted, few, (count >>> 1) - 1) + upper) / 2;
}

/** Adds a value to a sorted list in place. */
export function insertSorted(sorted: number[], value: number): void {
  sorted.splice(countBelow(sorted, value), 0, value);
}

/** The largest value, or null for none. */
export function largest(values: readonly number[]): number | null {
  return values.reduce<number | null>(
    (most, value) => (most === null || value > most ? value : most),
    null,
  );
}

function nthOfUnion(sorted: readonly number[], few: readonly number[], n: number): number {
  for (const [index, value] of few.entries()) {
    const rank = index + countBelow(sorted, value);
    if (n < rank) return sorted[n - index]!;
    if (n === rank) return value;
  }
  return sorted[n - few.length]!;
}

function countBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
