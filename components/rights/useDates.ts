import { useCallback } from 'react';
import { useLanguage } from '../app/useLanguage';

/** A day in the interface's language: `12 March 2026`. */
export function useDates(): (epochMs: number) => string {
  const language = useLanguage();
  return useCallback(
    (epochMs) =>
      new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long' }).format(
        epochMs,
      ),
    [language],
  );
}
