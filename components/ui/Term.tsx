import styles from './Term.module.css';
import { Tooltip } from './Tooltip';

export interface TermProps {
  /** The word itself. */
  children: string;
  /** One or two sentences, on hover and focus. */
  definition: string;
  /** Whether it is written out beside the term, because a finger cannot hover. */
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A word of ours with its definition one hover, or one press, away. */
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
