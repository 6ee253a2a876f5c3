import { useId, useState, type ComponentProps } from 'react';
import { cx } from './cx';
import { controlClass, FieldFrame, fieldIds, type FieldProps } from './FieldFrame';
import styles from './NumberField.module.css';

export interface NumberFieldProps
  extends FieldProps, Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'min' | 'max' | 'step'> {
  /** null is an empty field. */
  value: number | null;
  onValueChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** Unit after the digits: `s`, `%`. */
  unit?: string;
}

/**
 * A number between `min` and `max`. Values out of range are not reported while typing; leaving the field
 * clamps the value and reports it.
 */
export function NumberField({
  label,
  labelHidden,
  hint,
  error,
  value,
  onValueChange,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
  step = 1,
  unit,
  className,
  id: givenId,
  onBlur,
  ...rest
}: NumberFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  // The typed text, such as '' or '1e', which a number cannot represent.
  const [draft, setDraft] = useState<string | null>(null);

  const report = (text: string) => {
    if (text === '') return onValueChange(null);
    const typed = Number(text);
    if (Number.isFinite(typed) && typed >= min && typed <= max) onValueChange(typed);
  };

  return (
    <FieldFrame id={id} label={label} labelHidden={labelHidden ?? false} hint={hint} error={error}>
      <span className={styles.frame}>
        <input
          type="number"
          {...rest}
          {...fieldIds(id, { hint, error })}
          className={cx(controlClass, styles.number, className)}
          min={Number.isFinite(min) ? min : undefined}
          max={Number.isFinite(max) ? max : undefined}
          step={step}
          value={draft ?? value ?? ''}
          onChange={(event) => {
            setDraft(event.target.value);
            report(event.target.value);
          }}
          onBlur={(event) => {
            if (draft !== null && draft !== '' && Number.isFinite(Number(draft))) {
              onValueChange(Math.min(max, Math.max(min, Number(draft))));
            }
            setDraft(null);
            onBlur?.(event);
          }}
        />
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
    </FieldFrame>
  );
}
