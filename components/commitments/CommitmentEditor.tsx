/** Fields for the words and the date of one commitment. */
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LATEST_DATE, toCalendarDate } from '../app/calendarDate';
import { DateField, IconButton, TextArea } from '../ui';
import type { CommitmentRow } from './commitmentRow';
import styles from './Commitments.module.css';

const MAX_CHARS = 10_000;

interface CommitmentEditorProps {
  readonly row: CommitmentRow;
  readonly onChange: (row: CommitmentRow, when?: 'now' | 'soon') => void;
  readonly onRemove: () => void;
  readonly autoFocus?: boolean;
  /** Called when the focus leaves. */
  readonly onLeave?: () => void;
}

export function CommitmentEditor({
  row,
  onChange,
  onRemove,
  onLeave,
  autoFocus = false,
}: CommitmentEditorProps) {
  const { t } = useTranslation();
  return (
    <li
      className={styles.row}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave?.();
      }}
    >
      <TextArea
        label={t('commitments.words')}
        value={row.text}
        maxLength={MAX_CHARS}
        autoFocus={autoFocus}
        onValueChange={(text) => onChange({ ...row, text }, 'soon')}
      />
      <DateField
        label={t('commitments.byWhen')}
        value={row.due ?? ''}
        max={LATEST_DATE}
        className={styles.date}
        onValueChange={(value) => onChange({ ...row, due: toCalendarDate(value) })}
      />
      <div className={styles.remove}>
        <IconButton
          label={t('commitments.remove')}
          icon={<X />}
          tooltipSide="left"
          onClick={onRemove}
        />
      </div>
    </li>
  );
}
