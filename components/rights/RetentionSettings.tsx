import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { useSettings } from '../app/settings';
import { Section, Select, Switch } from '../ui';
import { RetentionNotice } from './RetentionNotice';
import styles from './Rights.module.css';

const MONTHS = [3, 6, 12, 24, 36, 60];

/** Retention period, and whether erasure needs the coach's confirmation each time. */
export function RetentionSettings() {
  const { t } = useTranslation();
  const { clock } = useServices();
  const [settings, change] = useSettings();
  if (!settings) return null;
  const { retentionMonths, retentionByItselfSince } = settings;
  const offered = [...new Set([...MONTHS, ...(retentionMonths === null ? [] : [retentionMonths])])];
  return (
    <Section title={t('rights.retention.title')}>
      <div className={styles.stack}>
        <Select
          label={t('rights.retention.keep')}
          value={retentionMonths === null ? 'forever' : String(retentionMonths)}
          onValueChange={(value) =>
            void change({ retentionMonths: value === 'forever' ? null : Number(value) })
          }
          options={[
            ...offered
              .toSorted((a, b) => a - b)
              .map((count) => ({
                value: String(count),
                label: t('rights.retention.months', { count }),
              })),
            { value: 'forever', label: t('rights.retention.forever') },
          ]}
        />
        {retentionMonths !== null && (
          <Switch
            label={t('rights.retention.byItself')}
            hint={t('rights.retention.byItselfHint')}
            checked={retentionByItselfSince !== null}
            onCheckedChange={(byItself) =>
              void change({ retentionByItselfSince: byItself ? clock.nowMs() : null })
            }
          />
        )}
        <RetentionNotice />
      </div>
    </Section>
  );
}
