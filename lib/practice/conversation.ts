/** What the two voices of the practice call say: their recordings, and whose words they are. */

export type PracticeSpeaker = 'coach' | 'coachee';
export const PRACTICE_WORDS = [
  'greeting',
  'arrival',
  'question',
  'answer',
  'step',
  'resolve',
] as const;
export type PracticeWords = (typeof PRACTICE_WORDS)[number];

export interface PracticeLine {
  readonly speaker: PracticeSpeaker;
  /** What is said, among the words of the interface. */
  readonly words: PracticeWords;
  /** The recording's name. */
  readonly recording: string;
}

const RECORDINGS = {
  en: ['hello', 'scattered', 'leave-with', 'new-role', 'first-step', 'thursday'],
  fr: ['bonjour', 'semaine', 'decouvert', 'respirer', 'essayer', 'trois'],
} as const;
export type PracticeLanguage = keyof typeof RECORDINGS;

/** Every recording a practice call may need. */
export const PRACTICE_RECORDINGS: readonly string[] = Object.values(RECORDINGS).flat();

/** The coach asks, the other answers, in turns. */
export function practiceLines(language: PracticeLanguage): PracticeLine[] {
  return PRACTICE_WORDS.map((words, turn) => ({
    speaker: turn % 2 === 0 ? 'coach' : 'coachee',
    words,
    recording: RECORDINGS[language][turn] ?? '',
  }));
}
