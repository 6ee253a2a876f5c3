import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  icon?: ReactNode;
  /** One sentence that says what to do. */
  children: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
}

/** Shown where there is nothing yet. */
export function EmptyState({ icon, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon && (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      )}
      <p className={styles.words}>{children}</p>
      {action}
    </div>
  );
}
