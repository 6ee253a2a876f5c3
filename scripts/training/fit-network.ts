import type { NetworkNumbers } from '../../lib/speech/network';
import { createRandom, type Random } from './random';

/** What a network is to learn: for each example its features and, for each output, the truth. */
export interface Examples {
  readonly inputs: number;
  readonly outputs: number;
  readonly features: Float32Array;
  readonly targets: Float32Array;
  /** How much each example counts. */
  readonly weights: Float32Array;
}

/** Numbers of {@link BLOCK} examples lie behind one another. */
interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** For each output one weight for each input, in turn. */
  readonly weights: Parameter;
  readonly biases: Parameter;
  /** What comes out. */
  readonly values: Float64Array;
  /** How the loss changes with each sum. */
  readonly slopes: Float64Array;
}

interface Parameter {
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  readonly mean: Float64Array;
  readonly square: Float64Array;
  readonly decay: number;
}

/** Examples worked on at a time: each weight is then fetched once for all of them. */
const BLOCK = 4;
const BATCH = 256;
const LEARNING_RATE = 3e-3;
const WEIGHT_DECAY = 1e-3;
/** Every feature is blurred by this part of its spread: the network must not count on single ones. */
const BLUR = 0.1;
const BLUR_TABLE = 65_536;
const DIGITS = 4;

export interface Fitting {
  readonly hidden: readonly number[];
  readonly epochs: number;
  readonly seed: number;
  /** Indexes of the examples to learn from. */
  readonly chosen: Int32Array;
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

/** Fits a network by gradient descent (Adam) on the cross entropy; the same seed gives the same numbers. */
export function fitNetwork(
  examples: Examples,
  { hidden, epochs, seed, chosen, onEpoch }: Fitting,
): NetworkNumbers {
  const random = createRandom(seed);
  const { middle, spread } = normaliser(examples, chosen);
  const sizes = [examples.inputs, ...hidden, examples.outputs];
  const layers = sizes.slice(1).map((outputs, at) => createLayer(sizes[at]!, outputs, random));
  const order = chosen.slice();
  const blur = Float64Array.from({ length: BLUR_TABLE }, () => BLUR * random.normal());
  const input = new Float64Array(examples.inputs * BLOCK);
  const batches = Math.floor(order.length / BATCH);
  let updates = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    let loss = 0;
    for (let batch = 0; batch < batches; batch += 1) {
      for (let at = batch * BATCH; at < (batch + 1) * BATCH; at += BLOCK) {
        for (let row = 0; row < BLOCK; row += 1) {
          const from = order[at + row]! * examples.inputs;
          const to = row * examples.inputs;
          const blurFrom = random.below(BLUR_TABLE - examples.inputs);
          for (let index = 0; index < examples.inputs; index += 1) {
            const value = (examples.features[from + index]! - middle[index]!) / spread[index]!;
            input[to + index] = value + blur[blurFrom + index]!;
          }
        }
        forward(layers, input);
        loss += backward(layers, input, examples, order, at);
      }
      updates += 1;
      const rate =
        LEARNING_RATE * 0.5 * (1 + Math.cos((Math.PI * updates) / (batches * epochs))) + 1e-5;
      for (const { weights, biases } of layers) {
        descend(weights, rate, updates);
        descend(biases, rate, updates);
      }
    }
    onEpoch?.(epoch, loss / (batches * BATCH));
  }
  return withoutNormaliser(layers, middle, spread);
}

function createLayer(inputs: number, outputs: number, random: Random): Layer {
  const scale = Math.sqrt(2 / inputs);
  return {
    inputs,
    outputs,
    weights: createParameter(
      Float64Array.from({ length: inputs * outputs }, () => scale * random.normal()),
      WEIGHT_DECAY,
    ),
    biases: createParameter(new Float64Array(outputs), 0),
    values: new Float64Array(outputs * BLOCK),
    slopes: new Float64Array(outputs * BLOCK),
  };
}

function createParameter(values: Float64Array, decay: number): Parameter {
  const empty = () => new Float64Array(values.length);
  return { values, gradient: empty(), mean: empty(), square: empty(), decay };
}

function forward(layers: readonly Layer[], input: Float64Array): void {
  let from = input;
  for (let index = 0; index < layers.length; index += 1) {
    const layer = layers[index]!;
    sumUp(layer, from);
    const { values } = layer;
    if (index === layers.length - 1) {
      for (let at = 0; at < values.length; at += 1) values[at] = 1 / (1 + Math.exp(-values[at]!));
    } else {
      for (let at = 0; at < values.length; at += 1) if (values[at]! < 0) values[at] = 0;
    }
    from = values;
  }
}

function sumUp({ inputs, outputs, weights, biases, values }: Layer, from: Float64Array): void {
  const numbers = weights.values;
  const second = inputs;
  const third = 2 * inputs;
  const fourth = 3 * inputs;
  for (let o = 0; o < outputs; o += 1) {
    let a = biases.values[o]!;
    let b = a;
    let c = a;
    let d = a;
    for (let i = 0, at = o * inputs; i < inputs; i += 1, at += 1) {
      const weight = numbers[at]!;
      a += weight * from[i]!;
      b += weight * from[second + i]!;
      c += weight * from[third + i]!;
      d += weight * from[fourth + i]!;
    }
    values[o] = a;
    values[outputs + o] = b;
    values[2 * outputs + o] = c;
    values[3 * outputs + o] = d;
  }
}

/** Adds a block of examples to the gradients. @returns the sum of their losses */
function backward(
  layers: readonly Layer[],
  input: Float64Array,
  { targets, weights, outputs }: Examples,
  order: Int32Array,
  first: number,
): number {
  const { values, slopes } = layers.at(-1)!;
  let loss = 0;
  for (let row = 0; row < BLOCK; row += 1) {
    const example = order[first + row]!;
    const count = weights[example]! / (BATCH * outputs);
    for (let o = 0; o < outputs; o += 1) {
      const target = targets[example * outputs + o]!;
      const value = values[row * outputs + o]!;
      slopes[row * outputs + o] = (value - target) * count;
      loss -=
        (target * Math.log(value + 1e-9) + (1 - target) * Math.log(1 - value + 1e-9)) / outputs;
    }
  }
  for (let index = layers.length - 1; index >= 0; index -= 1) {
    const below = layers[index - 1];
    addGradient(layers[index]!, below?.values ?? input);
    if (below) passDown(layers[index]!, below);
  }
  return loss;
}

function addGradient({ inputs, outputs, weights, biases, slopes }: Layer, from: Float64Array) {
  const { gradient } = weights;
  const second = inputs;
  const third = 2 * inputs;
  const fourth = 3 * inputs;
  for (let o = 0; o < outputs; o += 1) {
    const a = slopes[o]!;
    const b = slopes[outputs + o]!;
    const c = slopes[2 * outputs + o]!;
    const d = slopes[3 * outputs + o]!;
    if (a === 0 && b === 0 && c === 0 && d === 0) continue;
    biases.gradient[o]! += a + b + c + d;
    for (let i = 0, at = o * inputs; i < inputs; i += 1, at += 1) {
      gradient[at]! +=
        a * from[i]! + b * from[second + i]! + c * from[third + i]! + d * from[fourth + i]!;
    }
  }
}

/** Where nothing came out of the layer below, nothing is passed down. */
function passDown({ inputs, outputs, weights, slopes }: Layer, below: Layer): void {
  for (let row = 0; row < BLOCK; row += 1) {
    for (let i = 0; i < inputs; i += 1) {
      let slope = 0;
      if (below.values[row * inputs + i]! > 0) {
        for (let o = 0; o < outputs; o += 1) {
          slope += weights.values[o * inputs + i]! * slopes[row * outputs + o]!;
        }
      }
      below.slopes[row * inputs + i] = slope;
    }
  }
}

function descend(
  { values, gradient, mean, square, decay }: Parameter,
  rate: number,
  updates: number,
): void {
  const meanPart = 1 - 0.9 ** updates;
  const squarePart = 1 - 0.999 ** updates;
  for (let at = 0; at < values.length; at += 1) {
    const slope = gradient[at]!;
    gradient[at] = 0;
    mean[at] = 0.9 * mean[at]! + 0.1 * slope;
    square[at] = 0.999 * square[at]! + 0.001 * slope * slope;
    const step = mean[at]! / meanPart / (Math.sqrt(square[at]! / squarePart) + 1e-8);
    values[at]! -= rate * (step + decay * values[at]!);
  }
}

function normaliser({ inputs, features }: Examples, chosen: Int32Array) {
  const middle = new Float64Array(inputs);
  const squares = new Float64Array(inputs);
  for (const example of chosen) {
    for (let index = 0; index < inputs; index += 1) {
      const value = features[example * inputs + index]!;
      middle[index]! += value / chosen.length;
      squares[index]! += (value * value) / chosen.length;
    }
  }
  const spread = squares.map((square, index) =>
    Math.max(1e-3, Math.sqrt(Math.max(0, square - middle[index]! ** 2))),
  );
  return { middle, spread };
}

/** The same network for features as they are. */
function withoutNormaliser(
  layers: readonly Layer[],
  middle: Float64Array,
  spread: Float64Array,
): NetworkNumbers {
  return {
    layers: layers.map(({ inputs, outputs, weights, biases }, index) => {
      const sums = biases.values.slice();
      const byInput = new Float64Array(inputs * outputs);
      for (let input = 0; input < inputs; input += 1) {
        for (let output = 0; output < outputs; output += 1) {
          const weight = weights.values[output * inputs + input]!;
          const plain = index === 0 ? weight / spread[input]! : weight;
          byInput[input * outputs + output] = plain;
          if (index === 0) sums[output]! -= plain * middle[input]!;
        }
      }
      return { weights: Array.from(byInput, rounded), biases: Array.from(sums, rounded) };
    }),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

function shuffle(order: Int32Array, random: Random): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    const kept = order[at]!;
    order[at] = order[other]!;
    order[other] = kept;
  }
}
