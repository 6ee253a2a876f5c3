import type { ReactNode } from 'react';
import { clampFraction } from './geometry';
import styles from './RunChart.module.css';

const HEIGHT = 96;
/** Room for a whole point at the edges. */
const INSET = 6;

export interface RunChartPoint {
  id: string;
  /** Null: a gap, drawn as one. */
  value: number | null;
  /** Shown by the browser when pointed at: the date and the value. */
  label: string;
  /** Part of a run that is a signal: filled, and said in words beside the chart. */
  signal?: boolean;
  /** Something changed here: a mark at the foot of the chart. */
  note?: string | undefined;
}

export interface RunChartProps {
  /** A whole sentence for assistive technology; the table beside it says the rest. */
  label: string;
  /** Oldest first, evenly apart: the order counts, not the calendar. */
  points: readonly RunChartPoint[];
  /** Ends of the axis, fixed: the same for everyone and every time. */
  axis: { min: number; max: number; minLabel: string; maxLabel: string };
  median?: { value: number; label: string } | undefined;
  /** Said under the chart. */
  children?: ReactNode;
}

/** Raw points in their order, joined where no gap is between them, and a median. No smoothing. */
export function RunChart({ label, points, axis, median, children }: RunChartProps) {
  const x = (index: number) =>
    points.length === 1 ? 50 : 2 + (96 * index) / Math.max(1, points.length - 1);
  const y = (value: number) =>
    INSET + (HEIGHT - 2 * INSET) * (1 - clampFraction((value - axis.min) / (axis.max - axis.min)));

  return (
    <figure className={styles.chart}>
      <div className={styles.frame}>
        <svg role="img" aria-label={label} className={styles.plot} height={HEIGHT}>
          <line className={styles.axis} x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
          {median && (
            <line
              className={styles.median}
              x1="0"
              x2="100%"
              y1={y(median.value)}
              y2={y(median.value)}
              data-median
            />
          )}
          {points.map((point, index) => {
            const next = points[index + 1];
            if (!next || point.value === null || next.value === null) return null;
            return (
              <line
                key={`to-${next.id}`}
                className={styles.joint}
                x1={`${x(index)}%`}
                x2={`${x(index + 1)}%`}
                y1={y(point.value)}
                y2={y(next.value)}
              />
            );
          })}
          {points.map((point, index) => (
            <g key={point.id}>
              <title>
                {point.note === undefined ? point.label : `${point.label} ${point.note}`}
              </title>
              {point.note !== undefined && (
                <line
                  className={styles.note}
                  x1={`${x(index)}%`}
                  x2={`${x(index)}%`}
                  y1={HEIGHT - 12}
                  y2={HEIGHT}
                />
              )}
              {point.value !== null && (
                <circle
                  className={styles.point}
                  data-signal={point.signal || undefined}
                  cx={`${x(index)}%`}
                  cy={y(point.value)}
                  r={point.signal ? 4 : 3.5}
                />
              )}
            </g>
          ))}
        </svg>
        <div className={styles.ends} aria-hidden>
          <span>{axis.maxLabel}</span>
          {median && (
            <span className={styles.medianLabel} style={{ top: y(median.value) }}>
              {median.label}
            </span>
          )}
          <span>{axis.minLabel}</span>
        </div>
      </div>
      {children && <figcaption className={styles.caption}>{children}</figcaption>}
    </figure>
  );
}
