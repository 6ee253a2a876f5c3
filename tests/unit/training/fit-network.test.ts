import { describe, expect, it } from 'vitest';
import { createNetwork } from '../../../lib/speech/network';
import { fitNetwork, type Examples } from '../../../scripts/training/fit-network';
import { createRandom } from '../../../scripts/training/random';

/** Examples that are true when both numbers have the same sign, which no single number shows. */
function sameSide(count: number): Examples {
  const random = createRandom(3);
  const features = Float32Array.from({ length: 2 * count }, () => random.between(-1, 1));
  const targets = Float32Array.from({ length: count }, (_, at) =>
    features[2 * at]! * features[2 * at + 1]! > 0 ? 1 : 0,
  );
  return { inputs: 2, outputs: 1, features, targets, weights: new Float32Array(count).fill(1) };
}

const examples = sameSide(4_000);
const chosen = Int32Array.from({ length: 4_000 }, (_, at) => at);
const fit = (seed: number, epochs = 30) =>
  fitNetwork(examples, { hidden: [12, 6], epochs, seed, chosen });

describe('fitting the network', () => {
  it('learns what no single feature shows', () => {
    const run = createNetwork(fit(1));
    const likely = (x: number, y: number) => run(Float64Array.of(x, y))[0]!;
    expect(likely(0.6, 0.7)).toBeGreaterThan(0.8);
    expect(likely(-0.5, -0.6)).toBeGreaterThan(0.8);
    expect(likely(0.6, -0.5)).toBeLessThan(0.2);
    expect(likely(-0.6, 0.5)).toBeLessThan(0.2);
  });

  it('gives the same weights for the same seed, and others for another', () => {
    expect(fit(1, 1)).toEqual(fit(1, 1));
    expect(fit(1, 1)).not.toEqual(fit(2, 1));
  });
});
