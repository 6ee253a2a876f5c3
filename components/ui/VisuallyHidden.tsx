import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

/** Text for assistive technology only. `live` announces its changes politely. */
export function VisuallyHidden({
  children,
  live = false,
}: {
  children?: ReactNode;
  live?: boolean;
}) {
  return (
    <span className={styles.hidden} role={live ? 'status' : undefined}>
      {children}
    </span>
  );
}
