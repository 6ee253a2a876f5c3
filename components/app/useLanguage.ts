import { useTranslation } from 'react-i18next';
import type { Language } from '../../lib/i18n';

/** The language the interface is shown in. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'fr' ? 'fr' : 'en';
}
