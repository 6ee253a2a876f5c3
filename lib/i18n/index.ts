/** The languages of the interface: adding one is a file beside en.ts and a line here. */
import { en } from './en';
import { fr } from './fr';
import type { Words } from './words';

export const LANGUAGES = { en, fr } satisfies Record<string, Words>;
export type Language = keyof typeof LANGUAGES;

/** The first of `preferred` (BCP 47 tags) that Aparté speaks; English otherwise. */
export function chooseLanguage(preferred: readonly string[]): Language {
  const known = preferred
    .map((tag) => tag.toLowerCase().split('-')[0])
    .find((tag): tag is Language => tag !== undefined && Object.hasOwn(LANGUAGES, tag));
  return known ?? 'en';
}
