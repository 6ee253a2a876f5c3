import { useTranslation } from 'react-i18next';
import { contentLanguage, type Language } from '../../lib/i18n';

/** The language of figures, dates and prompts beside the interface's own words. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return contentLanguage(i18n.language);
}
