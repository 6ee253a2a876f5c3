import { useId, type ComponentProps } from 'react';
import { cx } from './cx';
import { controlClass, FieldFrame, fieldIds, type FieldProps } from './FieldFrame';

export interface TextFieldProps
  extends FieldProps, Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'size'> {
  value: string;
  onValueChange: (value: string) => void;
}

/** One line of text. Other attributes are passed to the input. */
export function TextField({
  label,
  labelHidden,
  hint,
  error,
  value,
  onValueChange,
  className,
  id: givenId,
  ...rest
}: TextFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <FieldFrame id={id} label={label} labelHidden={labelHidden ?? false} hint={hint} error={error}>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        {...fieldIds(id, { hint, error })}
        className={cx(controlClass, className)}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
      />
    </FieldFrame>
  );
}
