import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DateField, IconButton, Section, TextArea, useToast } from '../ui';
import { LATEST_DATE, toCalendarDate } from '../app/calendarDate';
import type { CommitmentRow } from './commitmentRow';
import type { CommitmentRows } from './useCommitments';
import styles from './Commitments.module.css';

const MAX_CHARS = 10_000;

export function Commitments({ rows, change, add }: CommitmentRows) {
  const { t } = useTranslation();
  const toast = useToast();
  const [begun, setBegun] = useState(false);

  const remove = (row: CommitmentRow) => {
    change({ ...row, removed: true });
    if (row.text.trim() === '') return;
    toast.show({
      message: t('reflection.commitments.removed'),
      action: { label: t('common.undo'), run: () => change(row) },
    });
  };

  return (
    <Section title={t('reflection.commitments.title')}>
      <div className={styles.list}>
        {rows.length > 0 && (
          <ul role="list" className={styles.rows}>
            {rows.map((row) => (
              <li key={row.id} className={styles.row}>
                <TextArea
                  label={t('reflection.commitments.words')}
                  value={row.text}
                  maxLength={MAX_CHARS}
                  autoFocus={begun && row.text === ''}
                  onValueChange={(text) => change({ ...row, text }, 'soon')}
                />
                <DateField
                  label={t('reflection.commitments.due')}
                  value={row.due ?? ''}
                  max={LATEST_DATE}
                  className={styles.date}
                  onValueChange={(value) => change({ ...row, due: toCalendarDate(value) })}
                />
                <div className={styles.remove}>
                  <IconButton
                    label={t('reflection.commitments.remove')}
                    icon={<X />}
                    tooltipSide="left"
                    onClick={() => remove(row)}
                  />
                </div>
              </li>
            ))}
          </ul>
        )}
        <Button
          variant="quiet"
          icon={<Plus size={16} aria-hidden />}
          className={styles.add}
          onClick={() => {
            setBegun(true);
            add();
          }}
        >
          {t('reflection.commitments.add')}
        </Button>
      </div>
    </Section>
  );
}
