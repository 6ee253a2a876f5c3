import { useId, useRef, type KeyboardEvent } from 'react';
import { Button } from './Button';
import { cx } from './cx';
import { scaleValueForKey } from './scaleKeys';
import styles from './Scale.module.css';

/** Two digits typed within this time make one number, so that 10 can be typed. */
const DIGIT_PAUSE_MS = 800;

export interface ScaleProps {
  label: string;
  labelHidden?: boolean;
  /** null is unset, which is always allowed. */
  value: number | null;
  onValueChange: (value: number | null) => void;
  /** The meaning of the low and the high end. */
  lowLabel: string;
  highLabel: string;
  /** Accessible name of the button that unsets it, shown once a value is set. */
  clearLabel: string;
  min?: number;
  max?: number;
  disabled?: boolean;
}

/**
 * A 0–10 row. Arrows move by one and stop at the ends, digits jump, Home and End go to the ends,
 * Delete or Backspace unsets.
 */
export function Scale({
  label,
  labelHidden = false,
  value,
  onValueChange,
  lowLabel,
  highLabel,
  clearLabel,
  min = 0,
  max = 10,
  disabled = false,
}: ScaleProps) {
  const id = useId();
  const radios = useRef(new Map<number, HTMLInputElement>());
  const typed = useRef({ digits: '', atMs: Number.NEGATIVE_INFINITY });
  const steps = Array.from({ length: max - min + 1 }, (_, index) => min + index);

  const choose = (next: number | null) => {
    if (next !== value) onValueChange(next);
    radios.current.get(next ?? min)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || event.altKey || event.ctrlKey || event.metaKey) return;
    const fresh = event.timeStamp - typed.current.atMs > DIGIT_PAUSE_MS;
    const pending = fresh ? '' : typed.current.digits;
    const next = scaleValueForKey(event.key, { value, min, max, pending });
    if (next === undefined) return;
    // Native radios would wrap from one end to the other, which makes no sense on a scale.
    event.preventDefault();
    typed.current = {
      digits: /^\d$/.test(event.key) ? event.key : '',
      atMs: event.timeStamp,
    };
    choose(next);
  };

  return (
    <div className={styles.field}>
      <span id={`${id}-label`} className={cx(styles.label, labelHidden && styles.hidden)}>
        {label}
      </span>
      {value !== null && !disabled && (
        <Button
          variant="quiet"
          size="small"
          className={styles.clear}
          aria-describedby={`${id}-label`}
          onClick={() => choose(null)}
        >
          {clearLabel}
        </Button>
      )}
      <div
        role="radiogroup"
        tabIndex={-1}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-ends`}
        className={styles.row}
        onKeyDown={onKeyDown}
      >
        {steps.map((step) => (
          <label key={step} className={styles.step}>
            <input
              ref={(radio) => {
                if (radio) radios.current.set(step, radio);
                else radios.current.delete(step);
              }}
              type="radio"
              name={id}
              className={styles.input}
              value={step}
              checked={step === value}
              // When none is checked, browsers differ in which radios are Tab stops.
              tabIndex={step === (value ?? min) ? 0 : -1}
              disabled={disabled}
              onChange={() => onValueChange(step)}
            />
            <span className={styles.face}>{step}</span>
          </label>
        ))}
      </div>
      <div id={`${id}-ends`} className={styles.ends}>
        <span>{lowLabel}</span>
        <span>{highLabel}</span>
      </div>
    </div>
  );
}
