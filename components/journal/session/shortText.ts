import { durationText, numberText } from '../../../lib/export/format';
import type { Language } from '../../../lib/i18n';

/** A short duration in words, with tenths of a second where they matter; negative values keep their sign. */
export function shortText(ms: number, language: Language): string {
  if (Math.abs(ms) >= 10_000) return durationText(ms);
  return `${numberText(Math.round(ms / 100) / 10, language)}\u00A0s`;
}
