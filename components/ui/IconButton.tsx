import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import { Tooltip } from './Tooltip';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** Accessible name and tooltip: the effect of pressing it. */
  label: string;
  icon: ReactNode;
  /** Shown in the tooltip and announced; the caller binds the key. */
  shortcut?: string | undefined;
  /** For a toggle: sets `aria-pressed` and a resting tint. */
  pressed?: boolean | undefined;
  tooltipSide?: 'top' | 'bottom' | 'left' | 'right';
}

/** A 28 px square action whose label appears on hover and focus. */
export function IconButton({
  label,
  icon,
  shortcut,
  pressed,
  tooltipSide = 'bottom',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut} side={tooltipSide} repeatsName>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        aria-pressed={pressed}
        {...rest}
        className={cx(styles.button, className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
