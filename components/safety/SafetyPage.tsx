/** The journal's view of backups (outside the browser) and snapshots (inside). */
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { EmptyState, Notice, Section } from '../ui';
import { BackUp } from './BackUp';
import { RestoreFile } from './RestoreFile';
import { RestorePoints } from './RestorePoints';
import styles from './Safety.module.css';
import { useSafe } from './useSafety';

export function SafetyPage() {
  const { t } = useTranslation();
  const { safety } = useServices();
  const points = useSafe('snapshot', (each) => each.restorePoints());
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('safety.title')}</h1>
      <div className={styles.lead}>
        <Notice>{t('safety.uninstall')}</Notice>
      </div>
      <BackUp safety={safety} />
      <Section title={t('safety.restore.title')}>
        <div className={styles.stack}>
          <p>{t('safety.restore.why')}</p>
          <RestoreFile safety={safety} />
        </div>
      </Section>
      <Section title={t('safety.points.title')}>
        <div className={styles.stack}>
          <p>{t('safety.points.why')}</p>
          {points?.length === 0 && <EmptyState>{t('safety.points.none')}</EmptyState>}
          {points && <RestorePoints safety={safety} points={points} />}
        </div>
      </Section>
    </div>
  );
}
