import { useId, useLayoutEffect, useRef, type ComponentProps, type CSSProperties } from 'react';
import { cx } from './cx';
import { controlClass, FieldFrame, fieldIds, type FieldProps } from './FieldFrame';
import styles from './TextArea.module.css';

export interface TextAreaProps
  extends FieldProps, Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'rows'> {
  value: string;
  onValueChange: (value: string) => void;
  /** Lines shown when empty. */
  minRows?: number;
  /** Lines after which it scrolls instead of growing. */
  maxRows?: number;
}

/** Text that grows with its content. Enter and Shift+Enter are left to the caller's `onKeyDown`. */
export function TextArea({
  label,
  labelHidden,
  hint,
  error,
  value,
  onValueChange,
  minRows = 1,
  maxRows = 8,
  className,
  id: givenId,
  ref,
  ...rest
}: TextAreaProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const element = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const area = element.current;
    // Browsers with `field-sizing` grow it in CSS; measuring there would only cost a layout.
    if (!area || globalThis.CSS?.supports?.('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  });

  return (
    <FieldFrame id={id} label={label} labelHidden={labelHidden ?? false} hint={hint} error={error}>
      <textarea
        {...rest}
        {...fieldIds(id, { hint, error })}
        ref={(area) => {
          element.current = area;
          if (typeof ref === 'function') return ref(area);
          if (ref) ref.current = area;
        }}
        className={cx(controlClass, styles.area, className)}
        style={{ '--min-rows': minRows, '--max-rows': maxRows } as CSSProperties}
        rows={minRows}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
      />
    </FieldFrame>
  );
}
