/** The measures of a session in the order they are told, each with the words that define it. */
import { durationText, numberText, percentText } from '../../../lib/export/format';
import type { Language } from '../../../lib/i18n';
import type { en } from '../../../lib/i18n/en';
import { silencesHeld, type Measured } from '../../../lib/session/measured';
import { shortText } from './shortText';

type Word = Exclude<keyof typeof en.journal.session.measures, 'pair'>;

export interface MeasureRow {
  readonly name: Word;
  readonly means: Word;
  /** Two counts are one of the coach's and one of the others'. */
  readonly value:
    | string
    | { readonly coach: string; readonly coachee: string }
    | { readonly silences: number; readonly held: number };
}

/** What could not be measured is left out. */
export function measureRows({ heard, measures }: Measured, language: Language): MeasureRow[] {
  const count = (value: number) => numberText(value, language);
  const seconds = (ms: number) => shortText(ms, language);
  const rows: readonly [Word, Word, MeasureRow['value'] | null][] = [
    ['coachTalk', 'talkMeans', durationText(measures.coachTalkMs)],
    ['coacheeTalk', 'talkMeans', durationText(measures.coacheeTalkMs)],
    ['turns', 'turnsMeans', count(measures.turns)],
    ['longestCoachTurn', 'longestCoachTurnMeans', told(measures.longestCoachTurnMs, durationText)],
    [
      'medianCoacheeTurn',
      'medianCoacheeTurnMeans',
      told(measures.medianCoacheeTurnMs, durationText),
    ],
    [
      'longestCoacheeStretch',
      'longestCoacheeStretchMeans',
      told(measures.longestCoacheeStretchMs, durationText),
    ],
    ['coacheeLatency', 'coacheeLatencyMeans', told(measures.coacheeLatencyMs, seconds)],
    ['coachGap', 'coachGapMeans', told(measures.coachGapMs, seconds)],
    ['silences', 'silencesMeans', { silences: measures.silences, held: silencesHeld(measures) }],
    [
      'silenceShare',
      'silenceShareMeans',
      told(measures.silenceShare, (share) => percentText(share, language)),
    ],
    [
      'interruptions',
      'interruptionsMeans',
      { coach: count(measures.coachInterruptions), coachee: count(measures.coacheeInterruptions) },
    ],
    [
      'backchannels',
      'backchannelsMeans',
      { coach: count(measures.coachBackchannels), coachee: count(measures.coacheeBackchannels) },
    ],
    ['attempts', 'attemptsMeans', count(measures.attempts)],
    ['blind', 'blindMeans', durationText(heard.blindMs)],
    ['muted', 'mutedMeans', durationText(heard.mutedMs)],
  ];
  return rows.flatMap(([name, means, value]) => (value === null ? [] : [{ name, means, value }]));
}

function told(value: number | null, words: (value: number) => string): string | null {
  return value === null ? null : words(value);
}
