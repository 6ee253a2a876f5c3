import { useId, type ReactNode } from 'react';
import styles from './Welcome.module.css';

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A titled part of the welcome page, in sizes for reading rather than glancing. */
export function Part({ title, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
