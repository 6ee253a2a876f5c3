import { CORE_PROMPTS } from '../../lib/prompts/catalogue';
import { filterPrompts, indexPrompts } from '../../lib/prompts/find';
import type { Prompt } from '../../lib/prompts/prompt';
import { foldText } from '../../lib/text/fold';
import { percentile, timesUs, type BenchResult } from './bench';

const PROMPTS = 5_000;
const ROUNDS = 30;

/** What one key of a search costs with 5,000 prompts. */
export async function benchPrompts(): Promise<readonly BenchResult[]> {
  const prompts = Array.from({ length: PROMPTS }, (_, index): Prompt => {
    const prompt = CORE_PROMPTS[index % CORE_PROMPTS.length]!;
    return { ...prompt, id: `${prompt.id}-${index}` };
  });
  const indexStartMs = performance.now();
  const index = indexPrompts(prompts);
  // Folds them.
  filterPrompts(index, { query: 'what', language: 'en' });
  const indexMs = performance.now() - indexStartMs;
  const typed = keysOf(['what would', 'qu’est-ce qui', 'importance', 'zzz']);
  const keysMs = typed.map((query) => {
    const tookUs = timesUs(ROUNDS, () => filterPrompts(index, { query, language: 'en' }));
    return percentile(tookUs, 0.5) / 1000;
  });
  return [
    {
      name: 'prompt search, one key',
      unit: 'ms',
      values: {
        'median key': percentile(keysMs, 0.5),
        'slowest key': Math.max(...keysMs),
        index: indexMs,
      },
      note: `${PROMPTS} prompts in three wordings, four searches typed letter by letter; each key the median of ${ROUNDS}.`,
    },
  ];
}

/** Every state of the field while these are typed. */
function keysOf(searches: readonly string[]): string[] {
  return searches.flatMap((search) =>
    Array.from({ length: foldText(search).length }, (_, at) => foldText(search).slice(0, at + 1)),
  );
}
