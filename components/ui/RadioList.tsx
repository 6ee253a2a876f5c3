import { useId } from 'react';
import { Button } from './Button';
import styles from './RadioList.module.css';

export interface RadioListProps<Value extends string> {
  label: string;
  /** null is unset, which is always allowed. */
  value: Value | null;
  onValueChange: (value: Value | null) => void;
  options: readonly { value: Value; label: string }[];
  /** Accessible name of the button that unsets it, shown once something is chosen. */
  clearLabel: string;
}

/** Alternatives in full sentences, one per line. */
export function RadioList<Value extends string>({
  label,
  value,
  onValueChange,
  options,
  clearLabel,
}: RadioListProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.list}>
      <legend className={styles.label}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {value !== null && (
        <Button
          variant="quiet"
          size="small"
          className={styles.clear}
          onClick={() => onValueChange(null)}
        >
          {clearLabel}
        </Button>
      )}
    </fieldset>
  );
}
