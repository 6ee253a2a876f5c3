import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../../lib/journal/turn-timeline';

/** The words of a pinned mark, cut to at most `chars` characters. */
export function useMarkWords(): (mark: Mark, chars: number) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ what, kind, text }, chars) => {
      if (what === 'marker') return t('journal.session.score.moment');
      const name =
        what === 'prompt' ? t('journal.session.score.prompt') : t(`panel.notes.kinds.${kind}`);
      const words = text.length > chars ? `${text.slice(0, chars)}…` : text;
      return t('journal.session.table.mark', { what: name, text: words });
    },
    [t],
  );
}
