/** The reflection of a session, as in the window after the call: all of it can be written here. */
import { useTranslation } from 'react-i18next';
import { LATEST_DATE, toCalendarDate } from '../../app/calendarDate';
import type { PersonRecord } from '../../../lib/people/person';
import type { ReflectionPayload } from '../../../lib/reflection/reflection';
import { CoacheeQuestions } from '../../coachee/CoacheeQuestions';
import { Lines } from '../../reflection/Lines';
import { Scales } from '../../reflection/Scales';
import type { EditReflection } from '../../reflection/useReflectionForm';
import { DateField, Section } from '../../ui';
import styles from './Session.module.css';

interface LookingBackProps {
  readonly person: PersonRecord | null;
  readonly form: ReflectionPayload;
  readonly edit: EditReflection;
}

export function LookingBack({ person, form, edit }: LookingBackProps) {
  const { t } = useTranslation();
  return (
    <>
      <Lines form={form} edit={edit} />
      <Scales form={form} edit={edit} />
      <CoacheeQuestions
        person={person?.payload ?? null}
        answers={form.coachee}
        onAnswer={(coachee) => edit({ coachee })}
      />
      <Section title={t('reflection.next')}>
        <DateField
          label={t('reflection.nextDate')}
          value={form.nextDate ?? ''}
          max={LATEST_DATE}
          className={styles.date}
          onValueChange={(value) => edit({ nextDate: toCalendarDate(value) })}
        />
      </Section>
    </>
  );
}
