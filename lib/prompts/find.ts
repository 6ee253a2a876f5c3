/** Search in the prompts: filters, type-ahead in both languages, stepping and random draw. */
import type { Phase } from '../session/session';
import { foldText } from '../text/fold';
import type { Intent, Model, Prompt, PromptKind, PromptLanguage, Theme } from './prompt';

/** Normalised wordings, each with a leading space so that ' w' matches only at the start of a word. */
type Folded = Readonly<Record<PromptLanguage, readonly string[]>>;

interface IndexEntry {
  readonly prompt: Prompt;
  folded(): Folded;
}
export type PromptIndex = readonly IndexEntry[];

export interface PromptFilter {
  readonly phase?: Phase | undefined;
  readonly theme?: Theme | undefined;
  readonly intent?: Intent | undefined;
  readonly model?: Model | undefined;
  readonly kind?: PromptKind | undefined;
  readonly query?: string | undefined;
  /** The displayed language, ranked before the other. */
  readonly language: PromptLanguage;
}

/** Normalises every wording once, at the first query, so that each keystroke only compares. */
export function indexPrompts(prompts: readonly Prompt[]): PromptIndex {
  return prompts.map((prompt) => {
    let folded: Folded | undefined;
    return { prompt, folded: () => (folded ??= foldWordings(prompt)) };
  });
}

function foldWordings({ en, frVous, frTu }: Prompt): Folded {
  const fold = (text: string) => ` ${foldText(text)}`;
  return { en: [fold(en)], fr: [...new Set([fold(frVous), fold(frTu)])] };
}

/**
 * The prompts that pass every given filter. With a query, each of its words must start a word of the same
 * wording; matches in the displayed language come first, and within each language the wordings that start
 * with the query. Otherwise the order is the index's.
 */
export function filterPrompts(index: PromptIndex, filter: PromptFilter): Prompt[] {
  const passing = index.filter(({ prompt }) => passes(prompt, filter));
  const query = foldText(filter.query ?? '');
  if (query === '') return passing.map(({ prompt }) => prompt);

  const needles = query.split(' ').map((word) => ` ${word}`);
  const other: PromptLanguage = filter.language === 'en' ? 'fr' : 'en';
  const ranks: Prompt[][] = [[], [], [], []];
  for (const { prompt, folded } of passing) {
    const wordings = folded();
    const shown = matchRank(wordings[filter.language], query, needles);
    const rank = shown ?? shifted(matchRank(wordings[other], query, needles));
    if (rank !== null) ranks[rank]?.push(prompt);
  }
  return ranks.flat();
}

function passes(prompt: Prompt, filter: PromptFilter): boolean {
  return (
    (filter.phase === undefined || prompt.phases.includes(filter.phase)) &&
    (filter.theme === undefined || prompt.theme === filter.theme) &&
    (filter.intent === undefined || prompt.intent === filter.intent) &&
    (filter.model === undefined || prompt.models.includes(filter.model)) &&
    (filter.kind === undefined || prompt.kind === filter.kind)
  );
}

/** 0 when a wording starts with the query, 1 when one contains all its words, null when none does. */
function matchRank(
  wordings: readonly string[],
  query: string,
  needles: readonly string[],
): 0 | 1 | null {
  let rank: 0 | 1 | null = null;
  for (const text of wordings) {
    if (!needles.every((needle) => text.includes(needle))) continue;
    // Every wording starts with a space that marks a word start.
    if (text.startsWith(query, 1)) return 0;
    rank = 1;
  }
  return rank;
}

function shifted(rank: 0 | 1 | null): number | null {
  return rank === null ? null : rank + 2;
}

/** The next prompt, wrapping to the first; the first when `currentId` is not listed; null when empty. */
export function nextPrompt(list: readonly Prompt[], currentId: string | null): Prompt | null {
  const at = list.findIndex((prompt) => prompt.id === currentId);
  return list[(at + 1) % list.length] ?? null;
}

/** The previous prompt, wrapping to the last; the last when `currentId` is not listed; null when empty. */
export function previousPrompt(list: readonly Prompt[], currentId: string | null): Prompt | null {
  const at = list.findIndex((prompt) => prompt.id === currentId);
  return (at <= 0 ? list.at(-1) : list[at - 1]) ?? null;
}

/**
 * A random prompt: `random` in [0, 1). Prompts in `avoidIds` (drawn before, latest last) are skipped while
 * others remain; when all have been drawn, only the latest is skipped, so that a draw always shows another
 * prompt. Null when the list is empty.
 */
export function drawPrompt(
  list: readonly Prompt[],
  random: number,
  avoidIds: readonly string[],
): Prompt | null {
  const avoided = new Set(avoidIds);
  const fresh = list.filter((prompt) => !avoided.has(prompt.id));
  const notLatest = list.filter((prompt) => prompt.id !== avoidIds.at(-1));
  const from = [fresh, notLatest, list].find((candidates) => candidates.length > 0) ?? [];
  return from[Math.floor(random * from.length)] ?? null;
}
