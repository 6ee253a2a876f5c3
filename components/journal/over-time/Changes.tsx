/** Dated marks of changes in the person's life: written by the coach, shown on every chart. */
import { Pencil, Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newChange, type NoteRecord } from '../../../lib/notes/note';
import { withPayload } from '../../../lib/records/envelope';
import { dayOf } from '../../../lib/time/day';
import { beginningOf, LATEST_DATE, toCalendarDate } from '../../app/calendarDate';
import { useServices } from '../../app/services';
import { localTimeZone } from '../../app/timeZone';
import { useDay } from '../../app/useDay';
import { useTakeBack } from '../../app/useTakeBack';
import { Button, DateField, IconButton, Notice, TextField, useToast } from '../../ui';
import styles from './OverTime.module.css';

interface ChangesProps {
  readonly personId: string;
  /** In chronological order, which numbers them on the charts. */
  readonly changes: readonly NoteRecord[];
}

/** The mark being written: a new one, or an existing one. */
type Writing = { readonly change: NoteRecord | null } | null;

export function Changes({ personId, changes }: ChangesProps) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const toast = useToast();
  const undo = useTakeBack();
  const day = useDay();
  const titleId = useId();
  const [writing, setWriting] = useState<Writing>(null);
  const [failed, setFailed] = useState(false);

  const tried = async (write: () => Promise<unknown>): Promise<boolean> => {
    try {
      await write();
      setFailed(false);
      return true;
    } catch {
      setFailed(true);
      return false;
    }
  };

  const keep = async (change: NoteRecord | null, text: string, at: number) => {
    const stamp = { id: change?.id ?? clock.newId(), nowMs: clock.nowMs() };
    const kept = await tried(() =>
      stores.notes.update(stamp.id, (stored) =>
        stored
          ? withPayload(stored, { ...stored.payload, text: text.trim(), momentAt: at }, stamp.nowMs)
          : newChange(text, at, stamp, personId),
      ),
    );
    if (kept) setWriting(null);
  };

  const remove = async ({ id }: NoteRecord) => {
    if (!(await tried(() => stores.notes.remove(id, clock.nowMs())))) return;
    const run = () => void tried(() => undo(() => stores.notes.restore(id, clock.nowMs())));
    toast.show({
      message: t('journal.over.changes.removed'),
      action: { label: t('common.undo'), run },
    });
  };

  return (
    <section className={styles.changes} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.chartTitle}>
        {t('journal.over.changes.title')}
      </h3>
      <p className={styles.meta}>{t('journal.over.changes.hint')}</p>
      <ol role="list">
        {changes.map((change, index) =>
          writing?.change?.id === change.id ? (
            <li key={change.id}>
              <ChangeForm change={change} onKeep={keep} onCancel={() => setWriting(null)} />
            </li>
          ) : (
            <li key={change.id} className={styles.change}>
              <p className={styles.words}>
                <b>{index + 1}</b> {change.payload.text}{' '}
                <span className={styles.meta}>{day(change.payload.momentAt)}</span>
              </p>
              <IconButton
                label={t('journal.over.changes.edit', { number: index + 1 })}
                icon={<Pencil />}
                onClick={() => setWriting({ change })}
              />
              <IconButton
                label={t('journal.over.changes.remove', { number: index + 1 })}
                icon={<X />}
                onClick={() => void remove(change)}
              />
            </li>
          ),
        )}
      </ol>
      {failed && <Notice tone="attention">{t('journal.over.changes.failed')}</Notice>}
      {writing?.change === null ? (
        <ChangeForm change={null} onKeep={keep} onCancel={() => setWriting(null)} />
      ) : (
        <Button
          variant="quiet"
          icon={<Plus size={16} aria-hidden />}
          className={styles.add}
          onClick={() => setWriting({ change: null })}
        >
          {t('journal.over.changes.new')}
        </Button>
      )}
    </section>
  );
}

interface ChangeFormProps {
  readonly change: NoteRecord | null;
  readonly onKeep: (change: NoteRecord | null, text: string, at: number) => Promise<void>;
  readonly onCancel: () => void;
}

function ChangeForm({ change, onKeep, onCancel }: ChangeFormProps) {
  const { t } = useTranslation();
  const { clock } = useServices();
  const [text, setText] = useState(change?.payload.text ?? '');
  const [date, setDate] = useState(() =>
    dayOf(change?.payload.momentAt ?? clock.nowMs(), localTimeZone()),
  );
  const [missing, setMissing] = useState(false);

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const day = toCalendarDate(date);
        if (text.trim() === '' || day === null) return setMissing(true);
        setMissing(false);
        void onKeep(change, text, beginningOf(day));
      }}
    >
      <DateField
        label={t('journal.over.changes.date')}
        value={date}
        max={LATEST_DATE}
        onValueChange={setDate}
      />
      <TextField
        label={t('journal.over.changes.words')}
        value={text}
        maxLength={500}
        autoFocus
        error={missing ? t('journal.over.changes.missing') : undefined}
        onValueChange={setText}
      />
      <div className={styles.row}>
        <Button type="submit">{t('common.save')}</Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
