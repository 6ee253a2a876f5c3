import { useTranslation } from 'react-i18next';
import { decimalText } from '../../lib/export/format';
import { hoursOf } from '../../lib/journal/hours';
import type { KeptHours } from '../../lib/rights/kept-hours';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useLanguage } from '../app/useLanguage';
import { useDay } from '../app/useDay';
import { Section } from '../ui';
import styles from './Rights.module.css';

/** Receipts of erasures with counts and kept hours; they do not say who was erased. */
export function Receipts() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const day = useDay();
  const language = useLanguage();
  const { data: receipts } = useStored('receipt', 'all', () => stores.receipts.list());
  if (!receipts) return null;
  return (
    <Section title={t('rights.receipts.title')}>
      {receipts.length === 0 ? (
        <p className={styles.hint}>{t('rights.receipts.none')}</p>
      ) : (
        <ul role="list" className={styles.list}>
          {receipts
            .toSorted((a, b) => b.payload.erasedAt - a.payload.erasedAt)
            .map(({ id, payload: { erasedAt, reason, counts, hours = [] } }) => (
              <li key={id}>
                {t('rights.receipts.entry', {
                  date: day(erasedAt),
                  reason: t(`rights.receipts.${reason}`),
                })}
                <div className={styles.hint}>
                  {counts.map(({ kind, count }) => t(`rights.kinds.${kind}`, { count })).join(', ')}
                </div>
                {hours.length > 0 && (
                  <div className={styles.hint}>
                    {t('rights.receipts.hours', {
                      count: hours.length,
                      hours: decimalText(hoursOf(total(hours)), 2, language),
                    })}
                  </div>
                )}
              </li>
            ))}
        </ul>
      )}
    </Section>
  );
}

/** In ms. */
function total(hours: readonly KeptHours[]): number {
  return hours.reduce((sum, { minutes }) => sum + minutes * 60_000, 0);
}
