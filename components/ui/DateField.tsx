import type { TextFieldProps } from './TextField';
import { TextField } from './TextField';

export type DateFieldProps = Omit<TextFieldProps, 'type' | 'value' | 'onValueChange'> & {
  /** A calendar day, `YYYY-MM-DD`, or '' when none is set. */
  value: string;
  onValueChange: (value: string) => void;
};

/** A calendar day, with the browser's own picker, which knows the locale. */
export function DateField(props: DateFieldProps) {
  return <TextField {...props} type="date" />;
}
