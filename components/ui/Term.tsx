import styles from './Term.module.css';
import { Tooltip } from './Tooltip';

export interface TermProps {
  /** The term itself. */
  children: string;
  /** One or two sentences, on hover and focus. */
  definition: string;
  /** Whether the definition is written out beside the term, because touch cannot hover. */
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A term with its definition on hover or press. */
export function Term({ children, definition, open, onOpenChange }: TermProps) {
  return (
    <Tooltip content={definition}>
      <button
        type="button"
        className={styles.term}
        aria-expanded={open}
        onClick={() => onOpenChange(!open)}
      >
        {children}
      </button>
    </Tooltip>
  );
}
