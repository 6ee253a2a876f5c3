/** A small neural network that maps a step's features to likelihoods of speech. */

/** The parameters of one network. `weights` holds one row per input, with one weight per output. */
export interface NetworkNumbers {
  readonly layers: readonly {
    readonly weights: readonly number[];
    readonly biases: readonly number[];
  }[];
}

/** @returns the likelihood of each output, 0–1; the same array at each call */
export type Network = (features: Float64Array) => Float64Array;

export function createNetwork({ layers }: NetworkNumbers): Network {
  const ready = layers.map(({ weights, biases }) => createLayer(weights, biases));
  const last = ready.length - 1;

  return (features) => {
    let values = features;
    for (let index = 0; index <= last; index += 1) {
      const layer = ready[index]!;
      sumUp(layer, values);
      values = layer.outputs;
      for (let output = 0; output < values.length; output += 1) {
        const sum = values[output]!;
        values[output] = index === last ? 1 / (1 + Math.exp(-sum)) : Math.max(0, sum);
      }
    }
    return values;
  };
}

interface Layer {
  readonly inputs: number;
  /** One row per output, with one weight per input. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  readonly outputs: Float64Array;
}

function createLayer(byInput: readonly number[], biases: readonly number[]): Layer {
  const count = biases.length;
  const inputs = byInput.length / count;
  return {
    inputs,
    weights: Float64Array.from(byInput, (_, at) => {
      const input = at % inputs;
      return byInput[input * count + (at - input) / inputs]!;
    }),
    biases: Float64Array.from(biases),
    outputs: new Float64Array(count),
  };
}

/**
 * Computes four outputs at a time, with each sum in its own variable, because this loop takes most
 * of a step's time.
 */
function sumUp({ inputs, weights, biases, outputs }: Layer, values: Float64Array): void {
  const count = outputs.length;
  let output = 0;
  for (; output + 4 <= count; output += 4) {
    let a = biases[output]!;
    let b = biases[output + 1]!;
    let c = biases[output + 2]!;
    let d = biases[output + 3]!;
    const from = output * inputs;
    for (let input = 0; input < inputs; input += 1) {
      const value = values[input]!;
      const at = from + input;
      a += value * weights[at]!;
      b += value * weights[at + inputs]!;
      c += value * weights[at + 2 * inputs]!;
      d += value * weights[at + 3 * inputs]!;
    }
    outputs[output] = a;
    outputs[output + 1] = b;
    outputs[output + 2] = c;
    outputs[output + 3] = d;
  }
  for (; output < count; output += 1) {
    let sum = biases[output]!;
    for (let input = 0; input < inputs; input += 1) {
      sum += values[input]! * weights[output * inputs + input]!;
    }
    outputs[output] = sum;
  }
}
