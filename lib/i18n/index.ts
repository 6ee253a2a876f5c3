/** The interface languages: to add one, add a file beside en.ts and a line here. */
import { en } from './en';
import { fr } from './fr';
import type { Words } from './words';

export const LANGUAGES = { en, fr } satisfies Record<string, Words>;

/** The languages of prompts, exports and figures, whatever the interface language. */
export type Language = 'en' | 'fr';

/** The first of `preferred` (BCP 47 tags) that Aparté supports; otherwise English. */
export function chooseLanguage(preferred: readonly string[]): string {
  const known = preferred
    .map((tag) => tag.toLowerCase().split('-')[0] ?? '')
    .find((tag) => Object.hasOwn(LANGUAGES, tag));
  return known ?? 'en';
}

/**
 * The language for prompts, exports and figures: the interface language, or English where it is not
 * available.
 */
export function contentLanguage(shown: string): Language {
  return shown === 'fr' ? 'fr' : 'en';
}

/** A language's name in that language, with a capital: 'Français'. */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
