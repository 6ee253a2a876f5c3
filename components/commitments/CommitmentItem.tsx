/** One commitment to review: tick it, drop it, or reopen it. */
import { Pencil, RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  stateSince,
  type CommitmentRecord,
  type CommitmentState,
} from '../../lib/commitments/commitment';
import { calendarDateText, instantText } from '../../lib/export/format';
import { dayOf } from '../../lib/time/day';
import { useServices } from '../app/services';
import { localTimeZone } from '../app/timeZone';
import { useLanguage } from '../app/useLanguage';
import { Checkbox, IconButton } from '../ui';
import styles from './Commitments.module.css';

interface CommitmentItemProps {
  readonly commitment: CommitmentRecord;
  readonly onState: (state: CommitmentState) => void;
  /** Opens the fields for words and date. */
  readonly onEdit?: (() => void) | undefined;
}

export function CommitmentItem({ commitment, onState, onEdit }: CommitmentItemProps) {
  const { t } = useTranslation();
  const { text, state } = commitment.payload;
  const about = useAbout(commitment);

  return (
    <li className={styles.item} data-state={state}>
      <div className={styles.words}>
        {state === 'dropped' ? (
          <p dir="auto">{text}</p>
        ) : (
          <Checkbox
            label={<span dir="auto">{text}</span>}
            checked={state === 'done'}
            onCheckedChange={(done) => onState(done ? 'done' : 'open')}
          />
        )}
        <p className={styles.about}>{about}</p>
      </div>
      {onEdit && state === 'open' && (
        <IconButton label={t('common.edit')} icon={<Pencil />} onClick={onEdit} />
      )}
      {state === 'open' && (
        <IconButton
          label={t('commitments.drop')}
          icon={<X />}
          tooltipSide="left"
          onClick={() => onState('dropped')}
        />
      )}
      {state === 'dropped' && (
        <IconButton
          label={t('commitments.reopen')}
          icon={<RotateCcw />}
          tooltipSide="left"
          onClick={() => onState('open')}
        />
      )}
    </li>
  );
}

/** When it is due, or since when it has its state: an overdue date is stated neutrally. */
function useAbout(commitment: CommitmentRecord): string {
  const { t } = useTranslation();
  const { clock } = useServices();
  const language = useLanguage();
  const { due, state } = commitment.payload;
  const since = instantText(stateSince(commitment), localTimeZone(), language).date;
  if (state === 'done') return t('commitments.doneOn', { date: since });
  if (state === 'dropped') return t('commitments.droppedOn', { date: since });
  const date = due === null ? null : calendarDateText(due, language);
  if (due === null || date === null) return t('commitments.since', { date: since });
  const past = due < dayOf(clock.nowMs(), localTimeZone());
  return t(past ? 'commitments.wasDue' : 'commitments.due', { date });
}
