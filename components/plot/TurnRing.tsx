import type { ReactNode } from 'react';
import { cx } from '../ui/cx';
import styles from './TurnRing.module.css';

const RADIUS = 14;

export interface TurnRingProps {
  /** A full sentence for assistive technology. */
  label: string;
  /** Fill level of the ring, 0..1. At 0 only its faint track shows. */
  fill: number;
  /** A silence is being held: shows a soft, still glow instead of a fill. */
  held?: boolean;
  /** Diameter in px. */
  size?: number;
  /** Content of the centre: a time, an icon. */
  children?: ReactNode;
}

/** A ring that fills clockwise from the top. It never pulses or changes colour. */
export function TurnRing({ label, fill, held = false, size = 32, children }: TurnRingProps) {
  return (
    <span
      role="img"
      aria-label={label}
      className={cx(styles.ring, held && styles.held)}
      style={{ width: size, height: size }}
    >
      <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden>
        <circle className={styles.glow} cx="16" cy="16" r={RADIUS} />
        <circle className={styles.track} cx="16" cy="16" r={RADIUS} />
        {fill > 0 && !held && (
          <circle
            className={styles.fill}
            cx="16"
            cy="16"
            r={RADIUS}
            pathLength={1}
            strokeDasharray={fill < 1 ? `${fill} 1` : undefined}
            transform="rotate(-90 16 16)"
          />
        )}
      </svg>
      <span className={styles.centre} aria-hidden>
        {children}
      </span>
    </span>
  );
}
