/**
 * Demo data: a journal of invented people over a year, so that a new user sees what theirs will look like.
 * The same seed gives the same journal; every id begins with {@link SAMPLE_PREFIX}.
 */
import type { AnyRecord } from '../records/envelope';
import { createChance } from './chance';
import { SAMPLE_PREFIX } from './mark';
import { sampleOf } from './person';
import type { SampleWords } from './words';
import { en } from './words-en';
import { fr } from './words-fr';

export const SAMPLE_WORDS: Readonly<Record<'en' | 'fr', SampleWords>> = { en, fr };

interface SampleOptions {
  /** The coach's interface language. */
  readonly language: 'en' | 'fr';
  /** Epoch ms: the last sessions are some days before it. */
  readonly nowMs: number;
  /** Part of every id: demo data added again after a removal has new ids. */
  readonly run: string;
  readonly seed: number;
}

export function sampleJournal({ language, nowMs, run, seed }: SampleOptions): AnyRecord[] {
  const words = SAMPLE_WORDS[language];
  return words.people.flatMap((person, index) =>
    sampleOf({
      person,
      words,
      language,
      nowMs,
      index,
      id: `${SAMPLE_PREFIX}${run}:${person.key}`,
      chance: createChance(seed + index),
    }),
  );
}
