/** One earlier commitment or parking-lot note, with its three actions. */
import { CalendarArrowUp, Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withState, type CommitmentRecord } from '../../lib/commitments/commitment';
import type { CarriedItem } from '../../lib/notes/carry-over';
import type { NoteRecord } from '../../lib/notes/note';
import { calendarDateText } from '../../lib/export/format';
import { withPayload } from '../../lib/records/envelope';
import { LATEST_DATE, toCalendarDate } from '../app/calendarDate';
import { useServices } from '../app/services';
import { useLanguage } from '../app/useLanguage';
import { Button, DateField, IconButton, useToast } from '../ui';
import styles from './CarryOver.module.css';
import type { Edits } from '../notes/useEdits';

interface CarriedRowProps {
  readonly item: CarriedItem;
  readonly sessionId: string;
  readonly edits: Edits;
}

type Outcome = 'done' | 'dropped' | 'kept';

export function CarriedRow({ item, sessionId, edits }: CarriedRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { stores, clock } = useServices();
  const toast = useToast();
  const [dating, setDating] = useState(false);
  const due = item.kind === 'commitment' ? item.payload.due : null;

  async function settle(outcome: Outcome, newDue: string | null = due) {
    const nowMs = clock.nowMs();
    const takeBack = await (item.kind === 'commitment'
      ? edits.change(stores.commitments, item.id, (stored) =>
          settledCommitment(stored, outcome, newDue, sessionId, nowMs),
        )
      : edits.change(stores.notes, item.id, (stored) =>
          settledNote(stored, outcome, sessionId, nowMs),
        ));
    toast.show({
      message: t(`panel.carried.${outcome}`),
      action: { label: t('common.undo'), run: () => void takeBack() },
    });
  }

  const byWhen = due === null ? null : calendarDateText(due, language);

  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <span dir="auto" className={styles.text}>
          {item.payload.text}
        </span>
        <span className={styles.about}>
          {item.kind === 'note'
            ? t('panel.notes.kinds.parking')
            : byWhen === null
              ? t('panel.notes.kinds.commitment')
              : t('commitments.due', { date: byWhen })}
        </span>
      </div>
      <div className={styles.actions}>
        <IconButton
          label={t('panel.carried.tick')}
          icon={<Check />}
          onClick={() => void settle('done')}
        />
        <IconButton
          label={t('panel.carried.move')}
          icon={<CalendarArrowUp />}
          aria-expanded={item.kind === 'commitment' ? dating : undefined}
          onClick={() => (item.kind === 'commitment' ? setDating(!dating) : void settle('kept'))}
        />
        <IconButton
          label={t('panel.carried.drop')}
          icon={<X />}
          onClick={() => void settle('dropped')}
        />
      </div>
      {dating && <NewDate due={due} onKeep={(next) => void settle('kept', next)} />}
    </li>
  );
}

function NewDate({ due, onKeep }: { due: string | null; onKeep: (due: string | null) => void }) {
  const { t } = useTranslation();
  const [date, setDate] = useState(due ?? '');
  return (
    <form
      className={styles.date}
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(toCalendarDate(date));
      }}
    >
      <DateField
        autoFocus
        label={t('panel.carried.newDate')}
        labelHidden
        max={LATEST_DATE}
        value={date}
        onValueChange={setDate}
      />
      <Button type="submit" size="small">
        {t('panel.carried.keep')}
      </Button>
    </form>
  );
}

function settledCommitment(
  stored: CommitmentRecord | undefined,
  outcome: Outcome,
  due: string | null,
  sessionId: string,
  nowMs: number,
): CommitmentRecord | undefined {
  if (!stored) return undefined;
  const payload =
    outcome === 'kept'
      ? { ...stored.payload, due, keptIn: sessionId }
      : withState(stored.payload, outcome, nowMs);
  return withPayload(stored, payload, nowMs);
}

function settledNote(
  stored: NoteRecord | undefined,
  outcome: Outcome,
  sessionId: string,
  nowMs: number,
): NoteRecord | undefined {
  if (!stored) return undefined;
  const change = outcome === 'kept' ? { keptIn: sessionId } : { settled: outcome };
  return withPayload(stored, { ...stored.payload, ...change }, nowMs);
}
