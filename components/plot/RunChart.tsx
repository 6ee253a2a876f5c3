import type { ReactNode } from 'react';
import { clampFraction } from './geometry';
import styles from './RunChart.module.css';

const HEIGHT = 116;
/** Space above the axis for marks, and for a whole point at its ends. */
const TOP = 24;
const BOTTOM = HEIGHT - 8;
/** Height of a label with its spacing. */
const LABEL = 14;

export interface RunChartPoint {
  id: string;
  /** Null: drawn as a gap. */
  value: number | null;
  /** Tooltip: the date and the value. */
  label: string;
  /** Part of a signal run: filled, and described in words beside the chart. */
  signal?: boolean;
}

export interface RunChartRun {
  side: 'above' | 'below';
  /** Indices of its first and last point. */
  from: number;
  to: number;
}

export interface RunChartMark {
  /** Index of the first point after it; the number of points when it is after all of them. */
  before: number;
  /** One or more numbers, explained beside the chart. */
  sign: string;
  label: string;
}

export interface RunChartAxis {
  min: number;
  max: number;
  minLabel: string;
  maxLabel: string;
  /** A value on the axis whose meaning is fixed before anything is measured. */
  rule?: { value: number; label: string };
}

export interface RunChartProps {
  /** A full sentence for assistive technology; the table beside it has the details. */
  label: string;
  /** Oldest first, evenly spaced: the order counts, not the calendar. */
  points: readonly RunChartPoint[];
  /** Fixed ends of the axis, the same for everyone and every time. */
  axis: RunChartAxis;
  median?: { value: number; label: string } | undefined;
  /** Signal runs: a bracket over or under them. */
  runs?: readonly RunChartRun[];
  /** Changes between two points. */
  marks?: readonly RunChartMark[];
  /** Content under the chart. */
  children?: ReactNode;
}

/** Raw points in order, joined except across gaps, with a median. No smoothing. */
export function RunChart({
  label,
  points,
  axis,
  median,
  runs = [],
  marks = [],
  children,
}: RunChartProps) {
  const x = (index: number) =>
    points.length === 1 ? 50 : 2 + (96 * index) / Math.max(1, points.length - 1);
  const y = (value: number) =>
    TOP + (BOTTOM - TOP) * (1 - clampFraction((value - axis.min) / (axis.max - axis.min)));
  const between = (before: number) => {
    if (before <= 0) return 0;
    return before >= points.length ? 100 : (x(before - 1) + x(before)) / 2;
  };

  return (
    <figure className={styles.chart}>
      <div className={styles.frame}>
        <svg role="img" aria-label={label} className={styles.plot} height={HEIGHT}>
          {[axis.max, axis.min, ...(axis.rule ? [axis.rule.value] : [])].map((end) => (
            <line key={end} className={styles.axis} x1="0" x2="100%" y1={y(end)} y2={y(end)} />
          ))}
          {median && (
            <line
              className={styles.median}
              x1="0"
              x2="100%"
              y1={y(median.value)}
              y2={y(median.value)}
              data-median={median.value}
            />
          )}
          {marks.map(({ before, sign, label: said }) => (
            <g key={before} data-mark={before}>
              <title>{said}</title>
              <line
                className={styles.mark}
                x1={`${between(before)}%`}
                x2={`${between(before)}%`}
                y1={TOP - 10}
                y2={BOTTOM}
              />
              <text
                className={styles.sign}
                x={`${between(before)}%`}
                y={TOP - 14}
                textAnchor={anchor(between(before))}
              >
                {sign}
              </text>
            </g>
          ))}
          {points.map((point, index) => {
            const next = points[index + 1];
            if (!next || point.value === null || next.value === null) return null;
            return (
              <line
                key={point.id}
                className={styles.joint}
                x1={`${x(index)}%`}
                x2={`${x(index + 1)}%`}
                y1={y(point.value)}
                y2={y(next.value)}
                data-joint={index}
              />
            );
          })}
          {runs.map(({ side, from, to }) => (
            <Bracket
              key={`${side} ${from}`}
              side={side}
              from={x(from)}
              to={x(to)}
              y={side === 'above' ? TOP - 6 : BOTTOM + 6}
            />
          ))}
          {points.map(({ id, value, label: said, signal }, index) =>
            value === null ? null : (
              <g key={id} data-point={index}>
                <title>{said}</title>
                <Point
                  x={`${x(index)}%`}
                  y={y(value)}
                  signal={signal ?? false}
                  beyond={value > axis.max}
                />
              </g>
            ),
          )}
        </svg>
        <div className={styles.ends} aria-hidden>
          <span style={{ top: y(axis.max) }}>{axis.maxLabel}</span>
          {axis.rule && !median && (
            <span style={{ top: y(axis.rule.value) }}>{axis.rule.label}</span>
          )}
          {median && (
            <span className={styles.medianLabel} style={{ top: clear(y(median.value)) }}>
              {median.label}
            </span>
          )}
          <span style={{ top: y(axis.min) }}>{axis.minLabel}</span>
        </div>
      </div>
      {children && <figcaption className={styles.caption}>{children}</figcaption>}
    </figure>
  );
}

interface PointProps {
  readonly x: string;
  readonly y: number;
  readonly signal: boolean;
  /** The value exceeds the axis: the fixed axis stays, and the point has another shape. */
  readonly beyond: boolean;
}

function Point({ x, y, signal, beyond }: PointProps) {
  const ink = { className: styles.point, 'data-signal': signal || undefined };
  if (!beyond) return <circle {...ink} cx={x} cy={y} r={signal ? 4 : 3.5} />;
  return (
    <svg x={x} y={y} overflow="visible" data-beyond>
      <path {...ink} d="M-4.5 3.5 L0 -4.5 L4.5 3.5 Z" />
    </svg>
  );
}

interface BracketProps extends Pick<RunChartRun, 'side'> {
  /** In percent of the width. */
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** Marks a run by a shape, so that it does not rely on colour. */
function Bracket({ side, from, to, y }: BracketProps) {
  const foot = side === 'above' ? y + 4 : y - 4;
  return (
    <g className={styles.bracket} data-run={side}>
      <line x1={`${from}%`} x2={`${to}%`} y1={y} y2={y} />
      <line x1={`${from}%`} x2={`${from}%`} y1={y} y2={foot} />
      <line x1={`${to}%`} x2={`${to}%`} y1={y} y2={foot} />
    </g>
  );
}

/** The y position of a label, moved just enough to clear the labels at the axis ends. */
function clear(y: number): number {
  return Math.min(BOTTOM - LABEL, Math.max(TOP + LABEL, y));
}

function anchor(percent: number): 'start' | 'middle' | 'end' {
  if (percent <= 0) return 'start';
  return percent >= 100 ? 'end' : 'middle';
}
