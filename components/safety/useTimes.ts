/** Formats instants in the coach's language. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ago } from '../../lib/time/ago';
import { useNow } from '../app/hooks';

export function useTimes() {
  const { i18n } = useTranslation();
  const language = i18n.language === 'fr' ? 'fr-FR' : 'en-GB';
  const nowMs = useNow(60_000);
  return useMemo(() => {
    const exact = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    return {
      /** `25 Nov 2026, 14:05` */
      at: (atMs: number) => exact.format(atMs),
      /** `3 weeks ago` */
      since: (atMs: number) => {
        const { value, unit } = ago(nowMs - atMs);
        return relative.format(value, unit);
      },
    };
  }, [language, nowMs]);
}
