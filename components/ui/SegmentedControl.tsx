import { useId, type ReactNode } from 'react';
import { cx } from './cx';
import { VisuallyHidden } from './VisuallyHidden';
import styles from './SegmentedControl.module.css';

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  /** Shown instead of the label, which stays the accessible name. */
  icon?: ReactNode;
  disabled?: boolean;
}

export interface SegmentedControlProps<Value extends string> {
  /** The group's accessible name. */
  label: string;
  labelHidden?: boolean;
  /** null when nothing is chosen yet. */
  value: Value | null;
  onValueChange: (value: Value) => void;
  segments: readonly Segment<Value>[];
  /** Segments share the whole width. */
  fill?: boolean;
}

/** Two to five short alternatives, all visible. Uses native radios for a single tab stop and arrow keys. */
export function SegmentedControl<Value extends string>({
  label,
  labelHidden = true,
  value,
  onValueChange,
  segments,
  fill = false,
}: SegmentedControlProps<Value>) {
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={`${id}-label`} className={styles.group}>
      <span id={`${id}-label`} className={cx(styles.label, labelHidden && styles.hidden)}>
        {label}
      </span>
      <span className={cx(styles.track, fill && styles.fill)}>
        {segments.map((segment) => (
          <label key={segment.value} className={styles.segment}>
            <input
              type="radio"
              name={id}
              className={styles.input}
              value={segment.value}
              checked={segment.value === value}
              disabled={segment.disabled}
              onChange={() => onValueChange(segment.value)}
            />
            <span className={styles.face}>
              {segment.icon ?? segment.label}
              {segment.icon && <VisuallyHidden>{segment.label}</VisuallyHidden>}
            </span>
          </label>
        ))}
      </span>
    </div>
  );
}
