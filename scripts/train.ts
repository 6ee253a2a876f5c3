import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FOLD_MODELS_FILE, foldsByVoice, type FoldModels } from './evaluation/folds';
import { readRecordings } from './evaluation/recording';
import { createSchool, lessonsOf, sayTime, SEED, trainFolds } from './training/train-model';

const USAGE = `usage: npm run train -- DIR [--folds K] [--seed N]
  DIR        a folder of recordings with bands and known speech
  --folds K  train for each of K folds without its calls, for \`npm run evaluate -- DIR --folds K\`;
             the shipped numbers stay
  --seed N   another start; 1 by default`;

const MODEL_FILE = 'lib/speech/speech-model.json';

/** Trains what the detector knows of voices, and writes its numbers. Returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { folds: { type: 'string' }, seed: { type: 'string', default: String(SEED) } },
  });
  const [directory] = positionals;
  const seed = Number(values.seed);
  const folds = values.folds === undefined ? null : Number(values.folds);
  const wrongFolds = folds !== null && !(Number.isInteger(folds) && folds >= 2);
  if (directory === undefined || positionals.length > 1 || !Number.isInteger(seed) || wrongFolds) {
    console.error(USAGE);
    return 1;
  }
  const recordings = await readRecordings(directory);
  if (folds === null) {
    const say = sayTime();
    const school = createSchool(lessonsOf(recordings, seed), seed, say);
    await writeNumbers(
      MODEL_FILE,
      school.train(() => true),
    );
    return 0;
  }
  const foldOf = foldsByVoice(recordings, folds);
  const models = trainFolds(recordings, foldOf, folds, { seed });
  const written: FoldModels = { foldOf: Object.fromEntries(foldOf), models };
  await writeNumbers(FOLD_MODELS_FILE, written);
  return 0;
}

/** Long arrays of numbers in one line each. */
async function writeNumbers(file: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value, null, 1).replaceAll(/\[[\d\s.,eE+-]+\]/g, (numbers) =>
    numbers.replaceAll(/\s+/g, ''),
  );
  await writeFile(file, `${text}\n`);
  console.log(`${file}: ${Math.round(text.length / 1000)} kB`);
}
