import { cx } from './cx';
import styles from './Kbd.module.css';

export interface KbdProps {
  /** One chord with keys joined by `+`, as displayed: `Alt+N`, `⌘+K`; `+` alone is a key. */
  keys: string;
  /** Excludes it from the accessible name, where `aria-keyshortcuts` already announces it. */
  hidden?: boolean;
  className?: string | undefined;
}

/** A keyboard chord, one cap per key. */
export function Kbd({ keys, hidden = false, className }: KbdProps) {
  return (
    <span className={cx(styles.chord, className)} aria-hidden={hidden || undefined}>
      {keys.split(/(?<=.)\+(?=.)/u).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
