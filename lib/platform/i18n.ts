/** Loads the translations of the interface. All of them are in the bundle: nothing is fetched. */
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chooseLanguage, LANGUAGES } from '../i18n';

export async function loadWords(): Promise<i18n> {
  const words = createInstance().use(initReactI18next);
  await words.init({
    lng: chooseLanguage(navigator.languages),
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries(LANGUAGES).map(([language, translation]) => [language, { translation }]),
    ),
    // React already escapes what it renders; escaping twice would show the escape sequences.
    interpolation: { escapeValue: false },
  });
  return words;
}
