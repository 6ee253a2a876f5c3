import { expect, it } from 'vitest';
import { createNetwork } from '../../../lib/speech/network';

it('the network returns the values worked out by hand', () => {
  const run = createNetwork({
    layers: [
      // Two inputs, two hidden: (1·x + 2·y − 1) and (−1·x + 0.5·y).
      { weights: [1, -1, 2, 0.5], biases: [-1, 0] },
      // One output: 2·a − 3·b + 0.5.
      { weights: [2, -3], biases: [0.5] },
    ],
  });
  const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum));
  // a = max(0, 3 + 2 − 1) = 4, b = max(0, −3 + 0.5) = 0
  expect(run(Float64Array.of(3, 1))[0]).toBeCloseTo(sigmoid(8.5), 12);
  // a = max(0, −1 + 4 − 1) = 2, b = max(0, 1 + 1) = 2
  expect(run(Float64Array.of(-1, 2))[0]).toBeCloseTo(sigmoid(-1.5), 12);
});

it('the network gives each of many outputs its own weights', () => {
  const weights = Array.from({ length: 3 * 7 }, (_, at) => Math.sin(at));
  const biases = Array.from({ length: 7 }, (_, output) => output / 10);
  const run = createNetwork({ layers: [{ weights, biases }] });
  const values = Float64Array.of(0.5, -1, 2);
  for (const [output, likelihood] of run(values).entries()) {
    const sum = values.reduce(
      (total, value, input) => total + value * weights[input * 7 + output]!,
      biases[output]!,
    );
    expect(likelihood).toBeCloseTo(1 / (1 + Math.exp(-sum)), 12);
  }
});
