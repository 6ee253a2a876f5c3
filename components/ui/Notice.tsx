import { CircleAlert, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button';
import { cx } from './cx';
import { IconButton } from './IconButton';
import styles from './Notice.module.css';

export interface NoticeProps {
  /** `attention` has a tint and its own icon; `quiet` is muted text alone. */
  tone?: 'info' | 'quiet' | 'attention';
  /** One sentence. */
  children: ReactNode;
  action?: { label: string; onSelect: () => void };
  /** Set both or neither: they make it dismissible. */
  onDismiss?: () => void;
  dismissLabel?: string;
}

/** One sentence in the page flow, with at most one action. */
export function Notice({ tone = 'info', children, action, onDismiss, dismissLabel }: NoticeProps) {
  return (
    <div className={cx(styles.notice, styles[tone])} role={tone === 'quiet' ? undefined : 'status'}>
      {tone === 'info' && <Info className={styles.icon} aria-hidden />}
      {tone === 'attention' && <CircleAlert className={styles.icon} aria-hidden />}
      <div className={styles.content}>
        <p className={styles.words}>{children}</p>
        {action && (
          <Button
            variant={tone === 'attention' ? 'secondary' : 'quiet'}
            size="small"
            className={styles.action}
            onClick={action.onSelect}
          >
            {action.label}
          </Button>
        )}
      </div>
      {onDismiss && dismissLabel && (
        <IconButton
          label={dismissLabel}
          icon={<X />}
          className={styles.dismiss}
          onClick={onDismiss}
        />
      )}
    </div>
  );
}
