import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Notice } from '../ui';
import type { Stepping } from './useSteps';
import styles from './Export.module.css';

/** Progress of a long task, with buttons to stop and restart it. Renders nothing for a short task. */
export function Working({ work, stop, again }: Stepping<unknown>) {
  const { t } = useTranslation();
  const saying = useId();
  if (work.state === 'working' && work.progress !== null) {
    const { done, total } = work.progress;
    return (
      <div className={styles.working}>
        <progress value={done} max={Math.max(1, total)} aria-labelledby={saying} />
        <span id={saying} className={styles.meta}>
          {t('export.working', { done, total })}
        </span>
        <Button size="small" onClick={stop}>
          {t('export.stop')}
        </Button>
      </div>
    );
  }
  if (work.state !== 'stopped' && work.state !== 'failed') return null;
  return (
    <Notice
      tone={work.state === 'failed' ? 'attention' : 'info'}
      action={{ label: t('export.again'), onSelect: again }}
    >
      {t(work.state === 'failed' ? 'export.failed' : 'export.stopped')}
    </Notice>
  );
}
