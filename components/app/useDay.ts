import { useCallback } from 'react';
import { instantText } from '../../lib/export/format';
import { localTimeZone } from './timeZone';
import { useLanguage } from './useLanguage';

/** The day of an instant in the interface's language: `12 March 2026`. */
export function useDay(): (epochMs: number) => string {
  const language = useLanguage();
  return useCallback((epochMs) => instantText(epochMs, localTimeZone(), language).date, [language]);
}
