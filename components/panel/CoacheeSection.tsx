/** Offered as the session closes: how it was for the person, kept with the reflection. */
import type { PersonRecord } from '../../lib/people/person';
import { editedReflection } from '../../lib/reflection/edit';
import { newReflection, reflectionId } from '../../lib/reflection/reflection';
import type { SessionRecord } from '../../lib/session/session';
import { useStored } from '../app/hooks';
import { useServices } from '../app/services';
import { CoacheeQuestions } from '../coachee/CoacheeQuestions';
import { useSaving } from '../app/useSaving';

interface CoacheeSectionProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
}

export function CoacheeSection({ session, person }: CoacheeSectionProps) {
  const { stores, clock } = useServices();
  const { save } = useSaving();
  const answers = useStored('reflection', session.id, async (sessionId) => {
    const stored = await stores.reflections.get(reflectionId(sessionId));
    return (stored ?? newReflection(sessionId, null, 0)).payload.coachee;
  });
  if (!answers) return null;
  return (
    <CoacheeQuestions
      person={person?.payload ?? null}
      answers={answers}
      onAnswer={(coachee) =>
        void save(() =>
          stores.reflections.update(reflectionId(session.id), (stored) =>
            editedReflection(stored, { coachee }, session, clock.nowMs()),
          ),
        )
      }
    />
  );
}
