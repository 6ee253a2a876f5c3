import { Check } from 'lucide-react';
import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './Checkbox.module.css';

export interface CheckboxProps extends Omit<
  ComponentProps<'input'>,
  'type' | 'checked' | 'onChange' | 'children'
> {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

/** A yes/no choice, described by its label. */
export function Checkbox({ label, hint, checked, onCheckedChange, ...rest }: CheckboxProps) {
  const hintId = useId();
  return (
    <label className={styles.row}>
      <span className={styles.frame}>
        <input
          {...rest}
          type="checkbox"
          className={styles.input}
          checked={checked}
          aria-describedby={hint ? hintId : undefined}
          onChange={(event) => onCheckedChange(event.target.checked)}
        />
        <Check className={styles.tick} aria-hidden />
      </span>
      <span className={styles.words}>
        {label}
        {hint && (
          <span id={hintId} className={styles.hint}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
