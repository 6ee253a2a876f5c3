import { clampFraction } from './geometry';
import styles from './SpreadPlot.module.css';

const HEIGHT = 16;

export interface SpreadPlotProps {
  /** Each 0..1. */
  values: readonly number[];
  /** Null until there are enough values. */
  median: number | null;
}

/** Raw values on a full axis, with their median. The table row states the same in words. */
export function SpreadPlot({ values, median }: SpreadPlotProps) {
  const x = (value: number) => `${2 + 96 * clampFraction(value)}%`;
  return (
    <svg className={styles.plot} height={HEIGHT} aria-hidden>
      <line className={styles.axis} x1="2%" x2="98%" y1={HEIGHT / 2} y2={HEIGHT / 2} />
      <line className={styles.half} x1="50%" x2="50%" y1={HEIGHT / 2 - 3} y2={HEIGHT / 2 + 3} />
      {values.map((value, index) => (
        <circle key={index} className={styles.value} cx={x(value)} cy={HEIGHT / 2} r="3" />
      ))}
      {median !== null && (
        <line
          className={styles.median}
          x1={x(median)}
          x2={x(median)}
          y1="1"
          y2={HEIGHT - 1}
          data-median={median}
        />
      )}
    </svg>
  );
}
