import { X } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { cx } from './cx';
import { controlClass, FieldFrame, fieldIds, type FieldProps } from './FieldFrame';
import styles from './TagField.module.css';

export interface TagFieldProps extends FieldProps {
  values: readonly string[];
  /** Called with the typed text; the caller splits it into tags. */
  onAdd: (text: string) => void;
  onRemove: (value: string) => void;
  /** Accessible name of the button that removes a value. */
  removeLabel: (value: string) => string;
  maxLength?: number;
  placeholder?: string;
}

/** A few short words. Enter, a comma or leaving the field adds; Backspace in the empty field removes. */
export function TagField({
  label,
  labelHidden = false,
  hint,
  error,
  values,
  onAdd,
  onRemove,
  removeLabel,
  maxLength,
  placeholder,
}: TagFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');

  const add = () => {
    if (typed.trim() !== '') onAdd(typed);
    setTyped('');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    }
    const last = values.at(-1);
    if (event.key === 'Backspace' && typed === '' && last !== undefined) onRemove(last);
  };

  return (
    <FieldFrame id={id} label={label} labelHidden={labelHidden} hint={hint} error={error}>
      <div className={cx(controlClass, styles.box)}>
        {values.length > 0 && (
          <ul role="list" className={styles.values}>
            {values.map((value) => (
              <li key={value} className={styles.value}>
                <span className={styles.words} dir="auto">
                  {value}
                </span>
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={removeLabel(value)}
                  onClick={() => {
                    onRemove(value);
                    input.current?.focus();
                  }}
                >
                  <X aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          {...fieldIds(id, { hint, error })}
          ref={input}
          type="text"
          autoComplete="off"
          className={styles.input}
          value={typed}
          maxLength={maxLength}
          placeholder={placeholder}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      </div>
    </FieldFrame>
  );
}
