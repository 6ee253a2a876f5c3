/** The effect of a key on a scale: a value, `null` to unset it, or `undefined` for other keys. */
export function scaleValueForKey(
  key: string,
  { value, min, max, pending }: { value: number | null; min: number; max: number; pending: string },
): number | null | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return value === null ? min : Math.min(max, value + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return value === null ? max : Math.max(min, value - 1);
    case 'Home':
      return min;
    case 'End':
      return max;
    case 'Delete':
    case 'Backspace':
      return null;
  }
  if (!/^\d$/.test(key)) return undefined;
  const [joined, alone] = [Number(pending + key), Number(key)];
  if (pending !== '' && joined >= min && joined <= max) return joined;
  return alone >= min && alone <= max ? alone : undefined;
}
