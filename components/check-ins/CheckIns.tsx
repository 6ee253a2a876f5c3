/** A person's check-ins: offers a new one when due; each can be changed or deleted later. */
import { Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCheckIn, NO_ANSWERS, type CheckInRecord } from '../../lib/check-ins/check-in';
import { checkInDue } from '../../lib/check-ins/due';
import type { PersonPayload } from '../../lib/people/person';
import type { SessionRecord } from '../../lib/session/session';
import { useNow } from '../app/hooks';
import { useStored } from '../data/useStored';
import type { Saver } from '../app/saver';
import { useServices } from '../app/services';
import { useTakeBack } from '../app/useTakeBack';
import { useDay } from '../app/useDay';
import { useRecords } from '../data/useRecords';
import { Button, IconButton, Section, useToast } from '../ui';
import { CheckInForm } from './CheckInForm';
import { useAnswersText } from './useAnswersText';
import styles from './CheckIns.module.css';

/** Number of latest check-ins shown; a button shows the others. */
const SHOWN = 3;

interface CheckInsProps {
  readonly personId: string;
  readonly person: PersonPayload;
  readonly saver: Saver;
}

/** Renders nothing unless the coach chose check-ins for this person or some exist. */
export function CheckIns(props: CheckInsProps) {
  const { stores } = useServices();
  const { data: checkIns } = useRecords<CheckInRecord>(stores.checkIns, 'personId', props.personId);
  const { data: sessions } = useStored('session', props.personId, (id) =>
    stores.sessions.byPerson(id),
  );
  if (!checkIns || !sessions) return null;
  if (props.person.checkInEveryWeeks === null && checkIns.length === 0) return null;
  return <List {...props} checkIns={checkIns} sessions={sessions} />;
}

interface ListProps extends CheckInsProps {
  readonly checkIns: readonly CheckInRecord[];
  readonly sessions: readonly SessionRecord[];
}

function List({ personId, person, saver, checkIns, sessions }: ListProps) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const toast = useToast();
  const undo = useTakeBack();
  const day = useDay();
  const answersText = useAnswersText(person.goals);
  const nowMs = useNow(60_000);
  const [openId, setOpenId] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const due = openId === null && checkInDue(person, checkIns, sessions, nowMs);
  const latestFirst = checkIns.toSorted((a, b) => b.payload.at - a.payload.at);
  const form = (id: string) => (
    <CheckInForm
      key={id}
      id={id}
      personId={personId}
      person={person}
      stored={checkIns.find((each) => each.id === id)}
      saver={saver}
      onDone={() => setOpenId(null)}
    />
  );

  const skip = () => {
    const stamp = { id: clock.newId(), nowMs: clock.nowMs() };
    const checkIn = newCheckIn(NO_ANSWERS, stamp, personId);
    saver.save(`checkIn ${stamp.id}`, async () => {
      await stores.checkIns.update(stamp.id, (stored) => stored ?? checkIn);
      toast.show({
        message: t('journal.checkIns.skipped'),
        action: { label: t('common.undo'), run: () => change(stamp.id, 'remove') },
      });
    });
  };

  const change = (id: string, what: 'remove' | 'restore') =>
    saver.save(`checkIn ${id}`, async () => {
      if (what === 'remove') await stores.checkIns.remove(id, clock.nowMs());
      else await undo(() => stores.checkIns.restore(id, clock.nowMs()));
    });

  const remove = (id: string) => {
    change(id, 'remove');
    toast.show({
      message: t('journal.checkIns.removed'),
      action: { label: t('common.undo'), run: () => change(id, 'restore') },
    });
  };

  return (
    <Section title={t('journal.checkIns.title')}>
      <div className={styles.list}>
        {due && (
          <>
            <p>{t('journal.checkIns.due')}</p>
            <div className={styles.row}>
              <Button onClick={() => setOpenId(clock.newId())}>
                {t('journal.checkIns.begin')}
              </Button>
              <Button variant="quiet" onClick={skip}>
                {t('journal.checkIns.skip')}
              </Button>
            </div>
          </>
        )}
        {openId !== null && form(openId)}
        <ul role="list">
          {(all ? latestFirst : latestFirst.slice(0, SHOWN))
            .filter(({ id }) => id !== openId)
            .map(({ id, payload }) => (
              <li key={id} className={styles.past}>
                <div className={styles.words}>
                  <p>{day(payload.at)}</p>
                  <p className={styles.meta}>{answersText(payload)}</p>
                </div>
                <IconButton
                  label={t('journal.checkIns.edit', { date: day(payload.at) })}
                  icon={<Pencil />}
                  onClick={() => setOpenId(id)}
                />
                <IconButton
                  label={t('journal.checkIns.remove', { date: day(payload.at) })}
                  icon={<X />}
                  onClick={() => remove(id)}
                />
              </li>
            ))}
        </ul>
        {!all && latestFirst.length > SHOWN && (
          <Button variant="quiet" className={styles.add} onClick={() => setAll(true)}>
            {t('journal.checkIns.all', { count: latestFirst.length })}
          </Button>
        )}
        {!due && openId === null && (
          <Button
            variant="quiet"
            icon={<Plus size={16} aria-hidden />}
            className={styles.add}
            onClick={() => setOpenId(clock.newId())}
          >
            {t('journal.checkIns.add')}
          </Button>
        )}
      </div>
    </Section>
  );
}
