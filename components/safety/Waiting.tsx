/** Replaces every page while the database cannot be used although nothing is lost. */
import { useTranslation } from 'react-i18next';
import type { Obstacle } from '../../lib/backup/database-fingerprint';
import { Button } from '../ui';
import styles from './Safety.module.css';

export function Waiting({ obstacle: { state } }: { readonly obstacle: Obstacle }) {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t(`safety.waiting.${state}.title`)}</h1>
      <div className={styles.lead}>
        <p>{t(`safety.waiting.${state}.what`)}</p>
        {state === 'newer' && (
          <div>
            <Button variant="primary" onClick={() => location.reload()}>
              {t('safety.waiting.newer.reload')}
            </Button>
          </div>
        )}
      </div>
    </main>
  );
}
