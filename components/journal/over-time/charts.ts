/** The run charts of a person, in four groups: the coach's and the person's views never share a chart. */
import type { TFunction } from 'i18next';
import type { CheckInRecord } from '../../../lib/check-ins/check-in';
import { CHECK_IN_QUESTIONS } from '../../../lib/check-ins/words';
import { numberText, percentText } from '../../../lib/export/format';
import type { Language } from '../../../lib/i18n';
import type { RunPoint } from '../../../lib/journal/run-chart';
import {
  checkInSeries,
  coacheeSeries,
  goalSeries,
  listeningSeries,
  scaleSeries,
} from '../../../lib/journal/series';
import { isBlank, levelText, signedLevel } from '../../../lib/people/goals';
import type { Goal } from '../../../lib/people/person';
import { COACHEE_WORDS } from '../../../lib/reflection/coachee';
import {
  COACHEE_QUESTIONS,
  SCALES,
  type ReflectionRecord,
} from '../../../lib/reflection/reflection';
import type { SessionRecord } from '../../../lib/session/session';
import type { RunChartAxis } from '../../plot';

export const GROUPS = ['listening', 'coach', 'coachee', 'between'] as const;
export type Group = (typeof GROUPS)[number];

export interface Chart {
  readonly key: string;
  readonly title: string;
  readonly definition: string;
  readonly axis: RunChartAxis;
  readonly points: readonly RunPoint[];
  /** Formats a value with its unit. */
  say(value: number): string;
  /** Formats the bare figure: beside the median, and where the words only fit whole values. */
  figure(value: number): string;
}

interface Material {
  readonly sessions: readonly SessionRecord[];
  readonly reflections: readonly ReflectionRecord[];
  readonly checkIns: readonly CheckInRecord[];
  readonly goals: readonly Goal[];
  readonly minSpeechForShareMs: number;
}

/** Upper end of an axis without a natural one: higher values are drawn as out of range. */
const MOST_INTERRUPTIONS = 10;

export function chartsOf(group: Group, from: Material, t: TFunction, language: Language): Chart[] {
  const { sessions, reflections, checkIns } = from;
  const number = (value: number) => numberText(value, language);
  const tenPoint = {
    axis: { min: 0, max: 10, minLabel: '0', maxLabel: '10' },
    say: number,
    figure: number,
  };
  switch (group) {
    case 'listening':
      return listeningCharts(from, t, language);
    case 'coach':
      return SCALES.map((name) => ({
        ...tenPoint,
        key: name,
        title: t(`reflection.scales.${name}`),
        definition: t('journal.over.means.scale'),
        points: scaleSeries(name, sessions, reflections),
      }));
    case 'coachee':
      return COACHEE_QUESTIONS.map((name) => ({
        ...tenPoint,
        key: name,
        title: COACHEE_WORDS[language][name],
        definition: t('journal.over.means.coachee'),
        points: coacheeSeries(name, sessions, reflections),
      }));
    case 'between':
      return [
        ...CHECK_IN_QUESTIONS.map((name) => ({
          ...tenPoint,
          key: name,
          title: t(`journal.over.series.${name}`),
          definition: t(`journal.over.means.${name}`),
          points: checkInSeries(name, checkIns),
        })),
        ...goalCharts(from, t, number),
      ];
  }
}

function listeningCharts(
  { sessions, minSpeechForShareMs }: Material,
  t: TFunction,
  language: Language,
): Chart[] {
  const percent = (value: number) => percentText(value / 100, language);
  const rateFigure = (value: number) => numberText(Math.round(value * 10) / 10, language);
  const rate = (value: number) => t('journal.over.per', { value: rateFigure(value) });
  const shares = { min: 0, max: 100, minLabel: percent(0), maxLabel: percent(100) };
  const rates = { min: 0, max: MOST_INTERRUPTIONS, minLabel: '0', maxLabel: '10' };
  return (['coachShare', 'holdRate', 'interruptions'] as const).map((name) => {
    const say = name === 'interruptions' ? rate : percent;
    return {
      key: name,
      title: t(`journal.over.series.${name}`),
      definition: t(`journal.over.means.${name}`),
      axis: name === 'interruptions' ? rates : shares,
      points: listeningSeries(name, sessions, minSpeechForShareMs),
      say,
      figure: name === 'interruptions' ? rateFigure : percent,
    };
  });
}

function goalCharts(
  { goals, checkIns }: Material,
  t: TFunction,
  number: (value: number) => string,
): Chart[] {
  return goals
    .map((goal, index) => ({ goal, number: index + 1 }))
    .filter(({ goal }) => !isBlank(goal))
    .map(({ goal, number: position }) => ({
      key: goal.id,
      title: goal.title.trim() || t('journal.over.series.goal', { number: position }),
      definition: t('journal.over.means.goal'),
      axis: {
        min: -2,
        max: 2,
        minLabel: signedLevel(-2),
        maxLabel: signedLevel(2),
        rule: { value: 0, label: signedLevel(0) },
      },
      points: goalSeries(goal.id, checkIns),
      say: (value: number) => levelText(goal, value),
      figure: (value: number) => number(value).replace('-', '−'),
    }));
}
