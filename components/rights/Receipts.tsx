import { useTranslation } from 'react-i18next';
import { useStored } from '../app/hooks';
import { useServices } from '../app/services';
import { useDay } from '../app/useDay';
import { Section } from '../ui';
import styles from './Rights.module.css';

/** What was erased and when, in numbers: who it was is not known any more. */
export function Receipts() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const day = useDay();
  const receipts = useStored('receipt', 'all', () => stores.receipts.list());
  if (!receipts) return null;
  return (
    <Section title={t('rights.receipts.title')}>
      {receipts.length === 0 ? (
        <p className={styles.hint}>{t('rights.receipts.none')}</p>
      ) : (
        <ul role="list" className={styles.list}>
          {receipts
            .toSorted((a, b) => b.payload.erasedAt - a.payload.erasedAt)
            .map(({ id, payload: { erasedAt, reason, counts } }) => (
              <li key={id}>
                {t('rights.receipts.entry', {
                  date: day(erasedAt),
                  reason: t(`rights.receipts.${reason}`),
                })}
                <div className={styles.hint}>
                  {counts.map(({ kind, count }) => t(`rights.kinds.${kind}`, { count })).join(', ')}
                </div>
              </li>
            ))}
        </ul>
      )}
    </Section>
  );
}
