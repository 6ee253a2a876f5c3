/** Hours per person and period, for the logs that accreditation asks for. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toCsv } from '../../../lib/export/csv';
import { fileName } from '../../../lib/export/file-name';
import { decimalText } from '../../../lib/export/format';
import {
  hoursCells,
  hoursLog,
  hoursOf,
  hoursTotal,
  nameIn,
  PERIODS,
  type Period,
} from '../../../lib/journal/hours';
import type { PersonRecord } from '../../../lib/people/person';
import type { ReceiptRecord } from '../../../lib/rights/receipt';
import type { SessionRecord } from '../../../lib/session/session';
import { dayOf } from '../../../lib/time/day';
import { useServices } from '../../app/services';
import { localTimeZone } from '../../app/timeZone';
import { useLanguage } from '../../app/useLanguage';
import { Button, EmptyState, Notice, Section, SegmentedControl } from '../../ui';
import styles from './Listening.module.css';

interface HoursProps {
  readonly sessions: readonly SessionRecord[];
  readonly people: readonly PersonRecord[];
  readonly receipts: readonly ReceiptRecord[];
}

type Saved = { readonly name: string } | 'failed' | null;

export function Hours({ sessions, people, receipts }: HoursProps) {
  const { t } = useTranslation();
  const { clock, saveFile } = useServices();
  const language = useLanguage();
  const [period, setPeriod] = useState<Period>('month');
  const [saved, setSaved] = useState<Saved>(null);
  const rows = useMemo(
    () => hoursLog(people, sessions, receipts, period, localTimeZone(), language),
    [people, sessions, receipts, period, language],
  );
  const total = hoursTotal(rows);
  const hours = (ms: number) => decimalText(hoursOf(ms), 2, language);
  const unnamed = {
    someone: t('journal.listening.someone'),
    erased: t('journal.listening.erased'),
  };

  const save = async () => {
    const head = [
      t('journal.listening.periodHead'),
      t('journal.listening.person'),
      t('journal.listening.sessions'),
      t('journal.listening.hoursHead'),
    ] as const;
    const delimiter = language === 'fr' ? ';' : ',';
    const csv = toCsv(hoursCells(rows, head, unnamed), { bom: true, delimiter });
    const today = dayOf(clock.nowMs(), localTimeZone());
    const name = fileName([today, t('common.name'), t('journal.listening.file')], 'csv');
    try {
      await saveFile(name, 'text/csv', csv);
      setSaved({ name });
    } catch {
      setSaved('failed');
    }
  };

  return (
    <Section title={t('journal.listening.hours')}>
      {rows.length === 0 ? (
        <EmptyState>{t('journal.listening.noHours')}</EmptyState>
      ) : (
        <div className={styles.part}>
          <p className={styles.meta}>{t('journal.listening.hoursMeans')}</p>
          <SegmentedControl
            label={t('journal.listening.period')}
            value={period}
            onValueChange={setPeriod}
            segments={PERIODS.map((each) => ({
              value: each,
              label: t(`journal.listening.periods.${each}`),
            }))}
          />
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('journal.listening.periodHead')}</th>
                <th scope="col">{t('journal.listening.person')}</th>
                <th scope="col" className={styles.number}>
                  {t('journal.listening.sessions')}
                </th>
                <th scope="col" className={styles.number}>
                  {t('journal.listening.hoursHead')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.period} ${row.erased} ${row.personId}`}>
                  <td className={styles.period}>{row.period}</td>
                  <td>{nameIn(row, unnamed)}</td>
                  <td className={styles.number}>{row.sessions}</td>
                  <td className={styles.number}>{hours(row.ms)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{t('journal.listening.total', { count: total.sessions, hours: hours(total.ms) })}</p>
          <Button className={styles.save} onClick={() => void save()}>
            {t('journal.listening.save')}
          </Button>
          {saved === 'failed' && (
            <Notice tone="attention">{t('journal.listening.notSaved')}</Notice>
          )}
          {saved !== null && saved !== 'failed' && (
            <Notice>{t('journal.listening.saved', { name: saved.name })}</Notice>
          )}
        </div>
      )}
    </Section>
  );
}
