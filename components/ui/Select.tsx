import { ChevronDown } from 'lucide-react';
import { useId, type ComponentProps } from 'react';
import { cx } from './cx';
import { controlClass, FieldFrame, fieldIds, type FieldProps } from './FieldFrame';
import styles from './Select.module.css';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string>
  extends FieldProps, Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children'> {
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
}

/**
 * A choice of a few values. Uses the native element, because its list may extend beyond a 320 px panel, where
 * a list drawn in the page would be cut off.
 */
export function Select<Value extends string>({
  label,
  labelHidden,
  hint,
  error,
  value,
  onValueChange,
  options,
  className,
  id: givenId,
  ...rest
}: SelectProps<Value>) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <FieldFrame id={id} label={label} labelHidden={labelHidden ?? false} hint={hint} error={error}>
      <span className={styles.frame}>
        <select
          {...rest}
          {...fieldIds(id, { hint, error })}
          className={cx(controlClass, styles.select, className)}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onValueChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown className={styles.chevron} aria-hidden />
      </span>
    </FieldFrame>
  );
}
