/** The measures of a session in sentences. */
import { durationText, fill, numberText, percentText } from './format';
import type { ExportLabels, ExportLanguage } from './labels';

/** The measures of a session. Times in ms, shares 0..1; null where there was too little to measure. */
export interface ExportMeasures {
  /** Coach's speech / everybody's speech: silence is not in the denominator. */
  readonly coachShare: number | null;
  /** The uncertainty range of the coach's share. */
  readonly range?: readonly [number, number] | null;
  readonly longestCoachTurnMs: number | null;
  readonly medianCoacheeTurnMs: number | null;
  /** Number of silences. */
  readonly silences: number | null;
  /** Silences after which the coachee spoke / all silences. */
  readonly holdRate: number | null;
  /** Time for which there is no data. */
  readonly blindMs: number;
  readonly mutedMs: number;
}

interface Talk {
  readonly language: ExportLanguage;
  readonly measures?: ExportMeasures | null;
  /** 0–100. */
  readonly guessPercent?: number | null;
}

function shareSentence(
  { coachShare, range, blindMs, mutedMs }: ExportMeasures,
  language: ExportLanguage,
  labels: ExportLabels,
): string {
  const percent = (share: number) => percentText(share, language);
  const limits = range ? { low: percent(range[0]), high: percent(range[1]) } : null;
  const doubtful = limits !== null && limits.low !== limits.high;
  const share =
    coachShare === null
      ? labels.shareUnknown
      : fill(labels.share, {
          share: percent(coachShare),
          range: doubtful ? fill(labels.shareRange, limits) : '',
        });
  // Show the share together with the time that could not be measured.
  const unmeasured = { blind: durationText(blindMs), muted: durationText(mutedMs) };
  return `${share} ${fill(labels.unmeasured, unmeasured)}`;
}

/** One sentence per available measure, the talk share first; [] when nothing was measured. */
export function talkSentences({ language, measures, guessPercent }: Talk, labels: ExportLabels) {
  const sentences: string[] = [];
  const add = (
    template: string,
    name: string,
    value: number | null,
    text: (n: number) => string,
  ) => {
    if (value !== null) sentences.push(fill(template, { [name]: text(value) }));
  };
  if (measures) sentences.push(shareSentence(measures, language, labels));
  add(labels.guess, 'guess', guessPercent ?? null, (guess) => percentText(guess / 100, language));
  if (!measures) return sentences;
  add(labels.longestCoachTurn, 'duration', measures.longestCoachTurnMs, durationText);
  add(labels.medianCoacheeTurn, 'duration', measures.medianCoacheeTurnMs, durationText);
  add(labels.silences, 'count', measures.silences, (count) => numberText(count, language));
  add(labels.holdRate, 'rate', measures.holdRate, (rate) => percentText(rate, language));
  return sentences;
}
