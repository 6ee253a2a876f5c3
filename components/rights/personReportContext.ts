import type { i18n } from 'i18next';
import type { Language } from '../../lib/i18n';
import { LANGUAGES } from '../../lib/i18n';
import type { PersonReportContext, PersonReportWord } from '../../lib/rights/person-report';

type Say = (
  word: `rights.account.${PersonReportWord}`,
  values: Readonly<Record<string, unknown>>,
) => string;

/** What the document of a person needs to be written in `language`, whatever the interface's. */
export function personReportContext(
  words: i18n,
  language: Language,
  at: Pick<PersonReportContext, 'timeZone' | 'nowMs' | 'minSpeechForShareMs'>,
): PersonReportContext {
  // Typed for one key at a time, it does not take any of several.
  const say = words.getFixedT(language) as Say;
  const { scales, lines } = LANGUAGES[language].reflection;
  return {
    ...at,
    language,
    say: (word, values = {}) => say(`rights.account.${word}`, values),
    scaleLabels: scales,
    lineLabels: lines,
  };
}
