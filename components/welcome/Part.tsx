import { useId, type ReactNode } from 'react';
import styles from './Welcome.module.css';

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One titled part of the page, at the size of a page that is read, not glanced at. */
export function Part({ title, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
