/** The measures of a session in display order, each with its definition. */
import { durationText, numberText, percentText } from '../../../lib/export/format';
import type { Language } from '../../../lib/i18n';
import type { en } from '../../../lib/i18n/en';
import { silencesHeld, type MeasuredSession } from '../../../lib/session/measure-session';
import { shortText } from './shortText';

type Word = Exclude<keyof typeof en.journal.session.measures, 'pair'>;

export interface MeasureRow {
  readonly name: Word;
  readonly means: Word;
  /** A pair holds the coach's count and the others' count. */
  readonly value:
    | string
    | { readonly coach: string; readonly coachee: string }
    | { readonly silences: number; readonly held: number };
}

/** Leaves out measures without a value. */
export function measureRows(
  { heard, measures }: MeasuredSession,
  language: Language,
): MeasureRow[] {
  const count = (value: number) => numberText(value, language);
  const pair = (coach: number | null, coachee: number | null) =>
    coach === null || coachee === null ? null : { coach: count(coach), coachee: count(coachee) };
  const { silences } = measures;
  const seconds = (ms: number) => shortText(ms, language);
  const rows: readonly [Word, Word, MeasureRow['value'] | null][] = [
    ['coachTalk', 'talkMeans', told(measures.coachTalkMs, durationText)],
    ['coacheeTalk', 'talkMeans', told(measures.coacheeTalkMs, durationText)],
    ['turns', 'turnsMeans', told(measures.turns, count)],
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
    [
      'silences',
      'silencesMeans',
      silences === null ? null : { silences, held: silencesHeld(measures) },
    ],
    [
      'silenceShare',
      'silenceShareMeans',
      told(measures.silenceShare, (share) => percentText(share, language)),
    ],
    [
      'interruptions',
      'interruptionsMeans',
      pair(measures.coachInterruptions, measures.coacheeInterruptions),
    ],
    [
      'backchannels',
      'backchannelsMeans',
      pair(measures.coachBackchannels, measures.coacheeBackchannels),
    ],
    ['attempts', 'attemptsMeans', told(measures.attempts, count)],
    ['blind', 'blindMeans', durationText(heard.blindMs)],
    ['muted', 'mutedMeans', durationText(heard.mutedMs)],
  ];
  return rows.flatMap(([name, means, value]) => (value === null ? [] : [{ name, means, value }]));
}

function told(value: number | null, words: (value: number) => string): string | null {
  return value === null ? null : words(value);
}
