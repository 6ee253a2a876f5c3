/** Enters a session held elsewhere afterwards: it counts like any other, without measures. */
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../lib/people/person';
import { isSample } from '../../lib/sample/mark';
import { timesProblem, type SessionTimes } from '../../lib/session/correct';
import type { Setting } from '../../lib/session/session';
import { minuteOfDay, minutesUntil, timeAfter } from '../../lib/time/clock-face';
import { LATEST_DATE } from '../app/calendarDate';
import { fromLocalMinute, toLocalMinute } from '../app/localTime';
import { useServices } from '../app/services';
import {
  Button,
  DateField,
  Dialog,
  EmptyState,
  Notice,
  NumberField,
  Select,
  TextField,
  useToast,
} from '../ui';
import { placeHref } from './place';
import styles from './session/correct/Correct.module.css';
import { FailureBoundary } from '../data/FailureBoundary';
import { Overlaps } from './session/correct/Overlaps';
import { SettingChoice } from './SettingChoice';

interface EnterSessionProps {
  readonly people: readonly PersonRecord[];
  /** The person whose sessions are shown; '' for all people. */
  readonly personId: string;
}

export function EnterSession(props: EnterSessionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" onClick={() => setOpen(true)}>
        {t('journal.sessions.enter.open')}
      </Button>
      {open && <EnterDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function EnterDialog({ people, personId, onClose }: EnterSessionProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const own = people
    .filter(({ id }) => !isSample(id))
    .toSorted((a, b) => a.payload.name.localeCompare(b.payload.name));
  const person = own.find(({ id }) => id === personId) ?? own[0];
  if (!person)
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={t('journal.sessions.enter.title')}
        closeLabel={t('common.close')}
      >
        <EmptyState>{t('journal.sessions.enter.noPeople')}</EmptyState>
      </Dialog>
    );
  return <EnterForm people={own} person={person} onClose={onClose} />;
}

interface EnterFormProps {
  readonly people: readonly PersonRecord[];
  readonly person: PersonRecord;
  readonly onClose: () => void;
}

function EnterForm({ people, person, onClose }: EnterFormProps) {
  const { t } = useTranslation();
  const { clock, send } = useServices();
  const toast = useToast();
  const formId = useId();
  // Reuse the id, so that a retry does not create a second session.
  const [sessionId] = useState(() => clock.newId());
  const [personId, setPersonId] = useState(person.id);
  const [date, setDate] = useState(() => toLocalMinute(clock.nowMs()).slice(0, 10));
  const [began, setBegan] = useState('');
  const [minutes, setMinutes] = useState<number | null>(
    Math.round(person.payload.plannedMs / 60_000),
  );
  const [setting, setSetting] = useState<Setting>('inPerson');
  const [tried, setTried] = useState(false);
  const [state, setState] = useState<'asked' | 'saving' | 'notEntered'>('asked');
  /** While the end is being typed, the field shows the typed text; afterwards it derives from the length. */
  const [typedEnd, setTypedEnd] = useState<string | null>(null);
  const end = typedEnd ?? timeAfter(began, minutes) ?? '';

  const startedMs = fromLocalMinute(`${date}T${began}`);
  const times: SessionTimes | null =
    startedMs === null || minutes === null
      ? null
      : { startedMs, endedMs: startedMs + minutes * 60_000 };
  const problem = times && timesProblem(times, clock.nowMs());
  const fromMinute = minuteOfDay(began);
  const nextDay = fromMinute !== null && minutes !== null && fromMinute + minutes >= 24 * 60;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (state === 'saving') return;
    setTried(true);
    if (times === null || problem !== null) return;
    setState('saving');
    const reply = await send({ type: 'session.enter', sessionId, personId, ...times, setting });
    if (!reply.ok) return setState('notEntered');
    toast.show({ message: t('journal.sessions.enter.done') });
    window.location.hash = placeHref('session', sessionId);
  };

  return (
    <Dialog
      open
      onOpenChange={() => state !== 'saving' && onClose()}
      title={t('journal.sessions.enter.title')}
      description={t('journal.sessions.enter.text')}
      closeLabel={t('common.close')}
      actions={
        <Button type="submit" form={formId} variant="primary">
          {t('journal.sessions.enter.yes')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} noValidate onSubmit={(event) => void save(event)}>
        <Select
          label={t('journal.session.correct.who')}
          value={personId}
          onValueChange={setPersonId}
          options={people.map(({ id, payload }) => ({ value: id, label: payload.name }))}
        />
        <DateField
          label={t('journal.sessions.enter.date')}
          value={date}
          max={LATEST_DATE}
          onValueChange={setDate}
        />
        <div className={styles.row}>
          <TextField
            type="time"
            label={t('journal.session.correct.began')}
            value={began}
            onValueChange={(time) => {
              setBegan(time);
              setTypedEnd(null);
            }}
          />
          <NumberField
            label={t('journal.sessions.enter.length')}
            unit={t('panel.start.minutes')}
            min={1}
            max={24 * 60}
            value={minutes}
            onValueChange={(length) => {
              setMinutes(length);
              setTypedEnd(null);
            }}
          />
          <TextField
            type="time"
            label={t('journal.session.correct.ended')}
            value={end}
            onValueChange={(time) => {
              setTypedEnd(time);
              setMinutes(minutesUntil(began, time) ?? minutes);
            }}
          />
        </div>
        <div role="status" className={styles.news}>
          {nextDay && <p className={styles.meta}>{t('journal.sessions.enter.nextDay')}</p>}
          {times && (
            <FailureBoundary name={t('journal.sessions.title')}>
              <Overlaps sessionId={sessionId} times={times} people={people} />
            </FailureBoundary>
          )}
        </div>
        <SettingChoice value={setting} onValueChange={setSetting} />
        {tried && (times === null || problem !== null) && (
          <Notice tone="attention">{t(`journal.session.correct.${problem ?? 'missing'}`)}</Notice>
        )}
        {state === 'notEntered' && (
          <Notice tone="attention">{t('journal.sessions.enter.notEntered')}</Notice>
        )}
      </form>
    </Dialog>
  );
}
