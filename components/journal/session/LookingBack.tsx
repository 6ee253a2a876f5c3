/** The reflection of a session, as in the window after the call, with all fields editable. */
import type { PersonRecord } from '../../../lib/people/person';
import type { ReflectionPayload } from '../../../lib/reflection/reflection';
import { CoacheeQuestions } from '../../coachee/CoacheeQuestions';
import { Lines } from '../../reflection/Lines';
import { NextSession } from '../../reflection/NextSession';
import { Scales } from '../../reflection/Scales';
import type { EditReflection } from '../../reflection/useReflectionForm';

interface LookingBackProps {
  readonly person: PersonRecord | null;
  readonly form: ReflectionPayload;
  readonly edit: EditReflection;
}

export function LookingBack({ person, form, edit }: LookingBackProps) {
  return (
    <>
      <Lines form={form} edit={edit} />
      <Scales form={form} edit={edit} />
      <CoacheeQuestions
        person={person?.payload ?? null}
        answers={form.coachee}
        onAnswer={(coachee) => edit({ coachee })}
      />
      <NextSession form={form} edit={edit} />
    </>
  );
}
