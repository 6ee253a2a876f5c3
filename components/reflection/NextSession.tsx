import { useTranslation } from 'react-i18next';
import type { ReflectionPayload } from '../../lib/reflection/reflection';
import { LATEST_DATE, toCalendarDate } from '../app/calendarDate';
import { DateField, Section } from '../ui';
import styles from './NextSession.module.css';
import type { EditReflection } from './useReflectionForm';

interface NextSessionProps {
  readonly form: ReflectionPayload;
  readonly edit: EditReflection;
}

/** The date of the next session. */
export function NextSession({ form, edit }: NextSessionProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('reflection.next')}>
      <DateField
        label={t('reflection.nextDate')}
        value={form.nextDate ?? ''}
        max={LATEST_DATE}
        className={styles.date}
        onValueChange={(value) => edit({ nextDate: toCalendarDate(value) })}
      />
    </Section>
  );
}
