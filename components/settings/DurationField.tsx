import { NumberField } from '../ui';

interface DurationFieldProps {
  readonly label: string;
  readonly unit: string;
  /** One unit, in ms. */
  readonly unitMs: number;
  readonly valueMs: number;
  readonly onValueChange: (valueMs: number) => void;
  /** In units. */
  readonly min: number;
  readonly max: number;
}

/** A duration edited in its usual unit, stored in ms. */
export function DurationField({ unitMs, valueMs, onValueChange, ...rest }: DurationFieldProps) {
  return (
    <NumberField
      {...rest}
      value={valueMs / unitMs}
      onValueChange={(value) => value !== null && onValueChange(Math.round(value * unitMs))}
    />
  );
}
