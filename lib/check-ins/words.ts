/**
 * The check-in questions in the person's language and form of address. They are our own and not validated.
 */
export const CHECK_IN_QUESTIONS = ['implication', 'wellBeing'] as const;
export type CheckInQuestion = (typeof CHECK_IN_QUESTIONS)[number];

interface Asked {
  readonly question: string;
  readonly low: string;
  readonly high: string;
}

const FR_IMPLICATION = { low: 'pas du tout', high: 'pleinement' };
const FR_WELL_BEING = { low: 'très mal', high: 'très bien' };

/** The French words avoid 'engagement', which means commitment in this interface. */
export const CHECK_IN_WORDS: Readonly<
  Record<'en' | 'vous' | 'tu', Readonly<Record<CheckInQuestion, Asked>>>
> = {
  en: {
    implication: {
      question: 'How involved do you feel in what you do?',
      low: 'not at all',
      high: 'fully',
    },
    wellBeing: { question: 'How are you, these days?', low: 'very badly', high: 'very well' },
  },
  vous: {
    implication: {
      question: 'À quel point vous sentez-vous impliqué·e dans ce que vous faites\u202F?',
      ...FR_IMPLICATION,
    },
    wellBeing: { question: 'Comment allez-vous, ces temps-ci\u202F?', ...FR_WELL_BEING },
  },
  tu: {
    implication: {
      question: 'À quel point te sens-tu impliqué·e dans ce que tu fais\u202F?',
      ...FR_IMPLICATION,
    },
    wellBeing: { question: 'Comment vas-tu, ces temps-ci\u202F?', ...FR_WELL_BEING },
  },
};
