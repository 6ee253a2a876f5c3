import { clampFraction } from './geometry';
import styles from './PairPlot.module.css';

const HEIGHT = 96;
const RADIUS = 3;

export interface PlotPair {
  readonly id: string;
  /** Both 0..1. */
  readonly guess: number;
  readonly measured: number;
}

export interface PairPlotProps {
  /** A full sentence for assistive technology. */
  label: string;
  /** In chronological order. */
  pairs: readonly PlotPair[];
  guessLabel: string;
  measuredLabel: string;
  /** Labels of the two ends of the fixed axis. */
  lowLabel: string;
  highLabel: string;
}

/** Guess and measured share per session on a full axis: a ring and a dot, joined. */
export function PairPlot({
  label,
  pairs,
  guessLabel,
  measuredLabel,
  lowLabel,
  highLabel,
}: PairPlotProps) {
  const y = (fraction: number) => RADIUS + (1 - clampFraction(fraction)) * (HEIGHT - 2 * RADIUS);
  return (
    <figure className={styles.figure}>
      <div className={styles.axis} aria-hidden>
        <span>{highLabel}</span>
        <span>{lowLabel}</span>
      </div>
      <svg role="img" aria-label={label} className={styles.plot} height={HEIGHT}>
        <line className={styles.grid} x1="0" x2="100%" y1={y(1)} y2={y(1)} />
        <line className={styles.grid} x1="0" x2="100%" y1={y(0.5)} y2={y(0.5)} />
        <line className={styles.grid} x1="0" x2="100%" y1={y(0)} y2={y(0)} />
        {pairs.map(({ id, guess, measured }, index) => {
          const x = `${((index + 0.5) / pairs.length) * 100}%`;
          return (
            <g key={id}>
              <line className={styles.joint} x1={x} x2={x} y1={y(guess)} y2={y(measured)} />
              <circle className={styles.measured} cx={x} cy={y(measured)} r={RADIUS} />
              <circle className={styles.guess} cx={x} cy={y(guess)} r={RADIUS} />
            </g>
          );
        })}
      </svg>
      <figcaption className={styles.key}>
        <span>
          <Mark name="guess" /> {guessLabel}
        </span>
        <span>
          <Mark name="measured" /> {measuredLabel}
        </span>
      </figcaption>
    </figure>
  );
}

function Mark({ name }: { readonly name: 'guess' | 'measured' }) {
  return (
    <svg width="8" height="8" aria-hidden>
      <circle className={styles[name]} cx="4" cy="4" r={RADIUS} />
    </svg>
  );
}
