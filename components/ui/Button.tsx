import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import { Kbd } from './Kbd';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'small' | 'regular';
  icon?: ReactNode;
  /** Shown as a hint and announced, e.g. `Alt+N`; the caller binds the key. */
  shortcut?: string | undefined;
  /** Takes the full width of its container. */
  fill?: boolean;
}

/** A labelled action. Defaults to `type="button"`, so that none submits a form by accident. */
export function Button({
  variant = 'secondary',
  size = 'regular',
  icon,
  shortcut,
  fill = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      aria-keyshortcuts={shortcut}
      {...rest}
      className={cx(styles.button, styles[variant], styles[size], fill && styles.fill, className)}
    >
      {icon}
      <span className={styles.label}>{children}</span>
      {shortcut && <Kbd keys={shortcut} hidden />}
    </button>
  );
}
