import { describe, expect, it } from 'vitest';
import { createEchoWatch } from '../../../lib/speech/echo-watch';

/** Steps of 100 ms in which the other side talks, every `nth` of them with its echo. */
function watch(steps: number, nth: number, echoWatch = createEchoWatch()) {
  let noticed = false;
  for (let step = 1; step <= steps; step++) noticed = echoWatch.add(100, true, step % nth === 0);
  return { echoWatch, noticed };
}

describe('the echo watch', () => {
  it('reports an echo in a fifth of the talk', () => {
    expect(watch(300, 5).noticed).toBe(true);
  });

  it('ignores an echo in one fiftieth of the talk', () => {
    expect(watch(300, 50).noticed).toBe(false);
  });

  it('decides nothing after four seconds of talk', () => {
    expect(watch(40, 2).noticed).toBe(false);
  });

  it('keeps its decision through silence, and changes it when headphones are put on', () => {
    const { echoWatch } = watch(300, 5);
    for (let step = 0; step < 6_000; step++) echoWatch.add(100, false, false);
    expect(echoWatch.add(100, true, false)).toBe(true);
    expect(watch(1_200, 1e9, echoWatch).noticed).toBe(false);
  });
});
