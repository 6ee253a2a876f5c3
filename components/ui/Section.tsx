import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { cx } from './cx';
import styles from './Section.module.css';

export interface SectionProps {
  title: string;
  /** 1 when it is the whole page. */
  level?: 1 | 2 | 3;
  /** A short note at the end of the title line, such as a count. */
  meta?: ReactNode;
  /** Buttons at the end of the title line. */
  actions?: ReactNode;
  children: ReactNode;
  /** Lets the reader fold it. */
  collapsible?: boolean;
  defaultOpen?: boolean;
  /** Controls the fold, with `onOpenChange`. */
  open?: boolean | undefined;
  onOpenChange?: (open: boolean) => void;
}

/** A titled part of a screen, separated by a hairline. */
export function Section({
  title,
  level = 2,
  meta,
  actions,
  children,
  collapsible = false,
  defaultOpen = true,
  open,
  onOpenChange,
}: SectionProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  const aside = (
    <>
      {meta !== undefined && <span className={styles.meta}>{meta}</span>}
      {actions && <span className={styles.actions}>{actions}</span>}
    </>
  );

  if (!collapsible) {
    return (
      <section aria-labelledby={id} className={styles.section}>
        <div className={styles.head}>
          <Heading id={id} className={cx(styles.title, level === 1 && styles.page)}>
            {title}
          </Heading>
          {aside}
        </div>
        <div className={styles.body}>{children}</div>
      </section>
    );
  }

  return (
    <Collapsible.Root
      render={<section aria-labelledby={id} />}
      className={styles.section}
      defaultOpen={defaultOpen}
      open={open}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      <div className={styles.head}>
        <Heading id={id} className={cx(styles.title, styles.foldable)}>
          <Collapsible.Trigger className={styles.fold}>
            <ChevronRight className={styles.chevron} aria-hidden />
            {title}
          </Collapsible.Trigger>
        </Heading>
        {aside}
      </div>
      <Collapsible.Panel className={styles.body}>{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
