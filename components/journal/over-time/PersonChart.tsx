/** One run chart: raw points, a description in words, and the same data as a table. */
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ENOUGH_POINTS,
  isInSignal,
  MEDIAN_POINTS,
  runChart,
  SIGNAL_RUN,
  type RunChart as Chosen,
} from '../../../lib/journal/run-chart';
import { useDay } from '../../app/useDay';
import { RunChart, type RunChartMark } from '../../plot';
import { Term } from '../../ui';
import type { Chart } from './charts';
import styles from './OverTime.module.css';

interface PersonChartProps {
  readonly chart: Chart;
  /** Numbered in chronological order. */
  readonly changes: readonly { readonly at: number; readonly text: string }[];
}

export function PersonChart({ chart, changes }: PersonChartProps) {
  const { t } = useTranslation();
  const day = useDay();
  const [defined, setDefined] = useState(false);
  const { title, definition, axis, say, figure } = chart;
  const run = runChart(chart.points);
  const { points, known, median, signals } = run;
  const valueText = (value: number | null) =>
    value === null ? t('journal.over.none') : say(value);
  const told = storyOf(run, figure, day, t);
  const last = points.findLast(({ value }) => value !== null);

  return (
    <section className={styles.chart} aria-label={title}>
      <h3 className={styles.chartTitle}>
        <Term definition={definition} open={defined} onOpenChange={setDefined}>
          {title}
        </Term>
      </h3>
      {defined && <p className={styles.meta}>{definition}</p>}
      {last === undefined || last.value === null ? (
        <p className={styles.quiet}>{t('journal.over.nothing')}</p>
      ) : (
        <>
          <RunChart
            label={t('journal.over.chart', {
              title,
              known,
              from: day(points[0]?.at ?? last.at),
              to: day(last.at),
              told,
            })}
            points={points.map(({ at, value }, index) => ({
              id: String(index),
              value,
              label: t('journal.over.point', { date: day(at), value: valueText(value) }),
              signal: isInSignal(run, index),
            }))}
            axis={axis}
            median={
              median === null
                ? undefined
                : {
                    value: median,
                    label: t('journal.over.medianLabel', { value: figure(median) }),
                  }
            }
            runs={signals}
            marks={marksOf(changes, points, t)}
          >
            {told} {t('journal.over.latest', { date: day(last.at), value: say(last.value) })}
          </RunChart>
          <details className={styles.table}>
            <summary>{t('journal.over.table')}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('journal.over.date')}</th>
                  <th scope="col">{t('journal.over.value')}</th>
                </tr>
              </thead>
              <tbody>
                {points.map(({ at, value }, index) => (
                  <tr key={`${at} ${index}`}>
                    <td>{day(at)}</td>
                    <td>{valueText(value)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  );
}

/** The description: number of values, median, signal runs, gaps. It names no causes. */
function storyOf(
  { points, known, tooFew, median, signals }: Chosen,
  say: (value: number) => string,
  day: (at: number) => string,
  t: TFunction,
): string {
  const gaps = points.length - known;
  return [
    tooFew && t('journal.over.tooFew', { known, needed: ENOUGH_POINTS }),
    !tooFew && median === null && t('journal.over.noMedian', { known, needed: MEDIAN_POINTS }),
    median !== null && t('journal.over.median', { value: say(median) }),
    median !== null && signals.length === 0 && t('journal.over.noRun', { run: SIGNAL_RUN }),
    ...signals.map(({ side, from, to, count }) =>
      t(`journal.over.${side}`, {
        count,
        from: day(points[from]?.at ?? 0),
        to: day(points[to]?.at ?? 0),
      }),
    ),
    gaps > 0 && t('journal.over.gaps', { count: gaps }),
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
}

/** Changes between the same two points share one mark: `1, 2`. */
function marksOf(
  changes: PersonChartProps['changes'],
  points: readonly { readonly at: number }[],
  t: TFunction,
): RunChartMark[] {
  const marks = new Map<number, RunChartMark>();
  for (const [index, { at, text }] of changes.entries()) {
    const before = points.filter((point) => point.at < at).length;
    const sign = String(index + 1);
    const label = t('journal.over.changes.mark', { sign, text });
    const other = marks.get(before);
    marks.set(before, {
      before,
      sign: other ? `${other.sign}, ${sign}` : sign,
      label: other ? `${other.label}\n${label}` : label,
    });
  }
  return [...marks.values()];
}
