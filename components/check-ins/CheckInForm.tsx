/**
 * The check-in form: two questions and the goals, in the person's language. Every answer is saved
 * automatically.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  newCheckIn,
  NO_ANSWERS,
  withGoalLevel,
  type CheckInPayload,
  type CheckInRecord,
} from '../../lib/check-ins/check-in';
import { CHECK_IN_QUESTIONS, CHECK_IN_WORDS } from '../../lib/check-ins/words';
import { GOAL_LEVELS, isBlank, levelText } from '../../lib/people/goals';
import type { PersonPayload } from '../../lib/people/person';
import { withPayload } from '../../lib/records/envelope';
import { dayOf } from '../../lib/time/day';
import { beginningOf, LATEST_DATE, toCalendarDate } from '../app/calendarDate';
import type { Saver } from '../app/saver';
import { useServices } from '../app/services';
import { localTimeZone } from '../app/timeZone';
import { Button, DateField, RadioList, Scale } from '../ui';
import styles from './CheckIns.module.css';

interface CheckInFormProps {
  readonly id: string;
  readonly personId: string;
  readonly person: Pick<PersonPayload, 'language' | 'address' | 'goals'>;
  /** Undefined until something has been answered. */
  readonly stored: CheckInRecord | undefined;
  readonly saver: Saver;
  readonly onDone: () => void;
}

export function CheckInForm({ id, personId, person, stored, saver, onDone }: CheckInFormProps) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const [answers, setAnswers] = useState<CheckInPayload>(
    () =>
      // Show answers again that a screen could not save before it unmounted.
      (saver.unsaved(`checkIn ${id}`) as CheckInPayload | undefined) ??
      stored?.payload ?? { ...NO_ANSWERS, at: clock.nowMs() },
  );
  const words = CHECK_IN_WORDS[person.language === 'en' ? 'en' : person.address];
  const goals = person.goals.filter((goal) => !isBlank(goal));

  const answer = (next: CheckInPayload) => {
    setAnswers(next);
    const stamp = { id, nowMs: clock.nowMs() };
    const write = () =>
      stores.checkIns.update(id, (before) => {
        const record = before ?? newCheckIn(NO_ANSWERS, stamp, personId);
        return withPayload(record, next, stamp.nowMs);
      });
    saver.save(`checkIn ${id}`, write, 'now', next);
  };

  return (
    <div className={styles.form}>
      <p className={styles.meta}>{t('journal.checkIns.hint')}</p>
      <DateField
        label={t('journal.checkIns.date')}
        value={dayOf(answers.at, localTimeZone())}
        max={LATEST_DATE}
        onValueChange={(value) => {
          const date = toCalendarDate(value);
          if (date !== null) answer({ ...answers, at: beginningOf(date) });
        }}
      />
      <div className={styles.questions} lang={person.language}>
        {CHECK_IN_QUESTIONS.map((name) => (
          <Scale
            key={name}
            label={words[name].question}
            value={answers[name]}
            onValueChange={(value) => answer({ ...answers, [name]: value })}
            lowLabel={words[name].low}
            highLabel={words[name].high}
            clearLabel={t('journal.checkIns.clear')}
          />
        ))}
        {goals.map((goal) => {
          const level = answers.goals.find(({ goalId }) => goalId === goal.id)?.level;
          return (
            <RadioList
              key={goal.id}
              label={
                goal.title.trim() ||
                t('journal.over.series.goal', { number: person.goals.indexOf(goal) + 1 })
              }
              value={level === undefined ? null : String(level)}
              onValueChange={(value) =>
                answer(withGoalLevel(answers, goal.id, value === null ? null : Number(value)))
              }
              options={GOAL_LEVELS.toReversed().map((each) => ({
                value: String(each),
                label: levelText(goal, each),
              }))}
              clearLabel={t('journal.checkIns.clear')}
            />
          );
        })}
      </div>
      <Button className={styles.done} onClick={() => void saver.flush().then(onDone)}>
        {t('journal.checkIns.done')}
      </Button>
    </div>
  );
}
