/** The script of the practice call: recordings, speakers and words of its two voices. */

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
  /** Key of the line's words in the interface's words. */
  readonly words: PracticeWords;
  /** The recording's file name. */
  readonly recording: string;
}

const RECORDINGS = {
  en: ['hello', 'scattered', 'leave-with', 'new-role', 'first-step', 'thursday'],
  fr: ['bonjour', 'semaine', 'decouvert', 'respirer', 'essayer', 'trois'],
} as const;
export type PracticeLanguage = keyof typeof RECORDINGS;

/** All recordings a practice call may need. */
export const PRACTICE_RECORDINGS: readonly string[] = Object.values(RECORDINGS).flat();

/** The lines in order: the coach asks, the other person answers. */
export function practiceLines(language: PracticeLanguage): PracticeLine[] {
  return PRACTICE_WORDS.map((words, turn) => ({
    speaker: turn % 2 === 0 ? 'coach' : 'coachee',
    words,
    recording: RECORDINGS[language][turn] ?? '',
  }));
}
