/**
 * The four questions to the coachee as a message for the coach to send, in the person's language and form of
 * address.
 */
import { COACHEE_QUESTIONS, type CoacheeQuestion } from './reflection';

type Asked = 'en' | 'vous' | 'tu';

/** Wordings in the language of the person's sessions, not of the interface. */
export const COACHEE_WORDS: Readonly<
  Record<'en' | 'fr', Readonly<Record<CoacheeQuestion, string>>>
> = {
  en: {
    said: 'I could say what I really think',
    heard: 'I felt heard',
    suited: 'It suited me',
    energy: 'I leave with energy',
  },
  fr: {
    said: 'J’ai pu dire ce que je pense vraiment',
    heard: 'Je me suis senti·e entendu·e',
    suited: 'Cela m’a convenu',
    energy: 'Je repars avec de l’élan',
  },
};

/** Labels of the two ends of the scale. */
export const COACHEE_ENDS = {
  en: { low: 'not at all', high: 'fully' },
  fr: { low: 'pas du tout', high: 'tout à fait' },
} as const;

const LEAD: Readonly<Record<Asked, string>> = {
  en: 'How was our session for you? Four lines, from 0 (not at all) to 10 (fully). Leave out any you like.',
  vous: 'Comment avez-vous vécu notre séance\u202F? Quatre phrases, de 0 (pas du tout) à 10 (tout à fait). Laissez de côté celles que vous voulez.',
  tu: 'Comment as-tu vécu notre séance\u202F? Quatre phrases, de 0 (pas du tout) à 10 (tout à fait). Laisse de côté celles que tu veux.',
};

const CLOSE: Readonly<Record<'en' | 'fr', string>> = {
  en: 'These are simple questions for our work together, not a validated questionnaire.',
  fr: 'Ce sont de simples questions pour notre travail, pas un questionnaire validé.',
};

export interface CoacheeMessage {
  readonly plain: string;
  readonly html: string;
}

export function coacheeMessage(language: 'en' | 'fr', address: 'vous' | 'tu'): CoacheeMessage {
  const lead = LEAD[language === 'en' ? 'en' : address];
  const lines = COACHEE_QUESTIONS.map((name) => COACHEE_WORDS[language][name]);
  const answered = lines.map((line, index) => `${index + 1}. ${line}… /10`);
  // Our own words alone, which need no escaping.
  const items = lines.map((line) => `<li>${line}… /10</li>`).join('');
  return {
    plain: [lead, '', ...answered, '', CLOSE[language]].join('\n'),
    html: `<p>${lead}</p><ol>${items}</ol><p>${CLOSE[language]}</p>`,
  };
}
