import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './FieldFrame.module.css';

/** Props of every labelled field. */
export interface FieldProps {
  label: string;
  /** Keeps the label for assistive technology and hides it from the page. */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** One sentence that says how to correct the value; marks the field invalid. */
  error?: string | undefined;
}

interface FieldFrameProps extends FieldProps {
  id: string;
  children: ReactNode;
}

/** Label above, hint and error below, wired to the control by `fieldIds`. */
export function FieldFrame({
  id,
  label,
  labelHidden = false,
  hint,
  error,
  children,
}: FieldFrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={cx(styles.label, labelHidden && styles.hidden)}>
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}

/** The attributes that associate a control with its frame's label, hint and error. */
export function fieldIds(id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
  };
}

export const controlClass = styles.control;
