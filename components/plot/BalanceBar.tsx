import { useId, type CSSProperties, type ReactNode } from 'react';
import { cx } from '../ui/cx';
import { DotTexture } from './DotTexture';
import styles from './BalanceBar.module.css';
import { clampFraction, partStarts } from './geometry';
import { useAtMostEvery } from '../ui/useAtMostEvery';

/**
 * The bar moves at most once a second, in invisible steps: movement draws the eye, and gliding would keep the
 * screen busy for the whole call.
 */
const UPDATE_PERIOD_MS = 1_000;
/** Steps of a tenth of a point, which no screen shows: coarser ones would hide a word for seconds. */
const STEPS = 1_000;

export interface BalanceBarProps {
  /** A full sentence for assistive technology, figures included. */
  label: string;
  /** The coach's share, 0..1; null when there is not enough speech. */
  coach: number | null;
  /** The parts of the others, in any unit; absent for one person. */
  others?: readonly number[];
  /** The uncertainty range of the share, drawn as a soft boundary. */
  range?: { low: number; high: number } | undefined;
  /** Label at the start of the bar: 'last 5 min'. */
  caption?: ReactNode;
  /** Figures at the end, when enabled. */
  digits?: ReactNode;
  /** Shown instead of the figures while `coach` is null. */
  emptyText?: ReactNode;
  /** `slim` for a secondary bar under the main one. */
  size?: 'regular' | 'slim';
}

/** Talk share bar: the coach from the left, the others up to the right edge. */
export function BalanceBar({
  label,
  coach,
  others = [1],
  range,
  caption,
  digits,
  emptyText,
  size = 'regular',
}: BalanceBarProps) {
  const given = coach === null ? null : inSteps(coach, others, range);
  const shown = useAtMostEvery(given, JSON.stringify(given), UPDATE_PERIOD_MS);
  const id = useId();
  const note = coach === null ? emptyText : digits;

  return (
    <div className={styles.bar}>
      <svg
        role="img"
        aria-label={label}
        className={cx(styles.plot, styles[size])}
        data-empty={shown === null || undefined}
      >
        <defs>
          <DotTexture id={`${id}-dots`} />
          <linearGradient id={`${id}-doubt`}>
            <stop offset="0" className={styles.coachStop} />
            <stop offset="1" className={styles.otherStop} />
          </linearGradient>
        </defs>
        <rect className={styles.track} width="100%" height="100%" />
        {shown && <Inks id={id} {...shown} />}
      </svg>
      {(caption || note) && (
        <div className={styles.words}>
          <span>{caption}</span>
          <span className={styles.note}>{note}</span>
        </div>
      )}
    </div>
  );
}

/** The drawn positions, as fractions of the bar. */
interface Shown {
  /** The start of each of the others. */
  readonly starts: readonly number[];
  /** The limits of the soft boundary. */
  readonly low: number;
  readonly high: number;
}

function inSteps(coach: number, others: readonly number[], range: BalanceBarProps['range']): Shown {
  const step = (fraction: number) => Math.round(clampFraction(fraction) * STEPS) / STEPS;
  return {
    starts: partStarts(coach, others).map(step),
    low: step(Math.min(range?.low ?? coach, coach)),
    high: step(Math.max(range?.high ?? coach, coach)),
  };
}

/**
 * Every layer is as wide as the bar and moves by transforms alone, so that a change needs no layout: the
 * others slide over the coach's layer from their start.
 */
function Inks({ id, starts, low, high }: Shown & { id: string }) {
  return (
    <>
      <rect className={styles.coach} width="100%" height="100%" />
      {starts.map((start, index) => (
        <g key={index} className={styles.layer} style={slide(start)} data-start={start}>
          <rect className={styles.other} data-tint={index % 3} width="100%" height="100%" />
          <rect width="100%" height="100%" fill={`url(#${id}-dots)`} />
          <rect className={styles.gap} width="2" height="100%" />
        </g>
      ))}
      {high > low && (
        <rect
          className={styles.layer}
          style={slide(low, high - low)}
          width="100%"
          height="100%"
          fill={`url(#${id}-doubt)`}
          data-doubt={`${low}–${high}`}
        />
      )}
    </>
  );
}

function slide(start: number, scale = 1): CSSProperties {
  return { transform: `translateX(${start * 100}%) scaleX(${scale})` };
}
