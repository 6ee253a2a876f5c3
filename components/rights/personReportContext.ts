import type { i18n } from 'i18next';
import type { Language } from '../../lib/i18n';
import { LANGUAGES } from '../../lib/i18n';
import type { PersonReportContext, PersonReportWord } from '../../lib/rights/person-report';

type Say = (
  word: `rights.account.${PersonReportWord}`,
  values: Readonly<Record<string, unknown>>,
) => string;

/** The words and settings for a person's report in `language`, independent of the interface's. */
export function personReportContext(
  words: i18n,
  language: Language,
  at: Pick<PersonReportContext, 'timeZone' | 'nowMs' | 'minSpeechForShareMs'>,
): PersonReportContext {
  // The typing accepts one key at a time, not a union of keys.
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
