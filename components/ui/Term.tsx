import styles from './Term.module.css';
import { Tooltip } from './Tooltip';

export interface TermProps {
  /** The word itself. */
  children: string;
  /** One or two sentences, on hover and focus; said elsewhere on the page too. */
  definition: string;
}

/** A word of ours with its definition one hover away. It does nothing when pressed. */
export function Term({ children, definition }: TermProps) {
  return (
    <Tooltip content={definition}>
      <button type="button" className={styles.term}>
        {children}
      </button>
    </Tooltip>
  );
}
