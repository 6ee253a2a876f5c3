/** The languages of the interface: adding one is a file beside en.ts and a line here. */
import { en } from './en';
import { fr } from './fr';
import type { Words } from './words';

export const LANGUAGES = { en, fr } satisfies Record<string, Words>;

/** Those in which prompts, exports and figures are written, whatever the interface speaks. */
export type Language = 'en' | 'fr';

/** The first of `preferred` (BCP 47 tags) that Aparté speaks; English otherwise. */
export function chooseLanguage(preferred: readonly string[]): string {
  const known = preferred
    .map((tag) => tag.toLowerCase().split('-')[0] ?? '')
    .find((tag) => Object.hasOwn(LANGUAGES, tag));
  return known ?? 'en';
}

/** What is not written in the interface's own language is in English. */
export function contentLanguage(shown: string): Language {
  return shown === 'fr' ? 'fr' : 'en';
}

/** A language's name in that language, as at the head of a line: 'Français'. */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
