import { durationText, numberText } from '../../../lib/export/format';
import type { Language } from '../../../lib/i18n';

/** A length in words, with tenths of a second while they matter; below zero it keeps its sign. */
export function shortText(ms: number, language: Language): string {
  if (Math.abs(ms) >= 10_000) return durationText(ms);
  return `${numberText(Math.round(ms / 100) / 10, language)}\u00A0s`;
}
