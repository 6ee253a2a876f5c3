/** The person's questions, offered as the session closes and stored with the reflection. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../lib/people/person';
import { editedReflection } from '../../lib/reflection/edit';
import {
  newReflection,
  reflectionId,
  type ReflectionPayload,
} from '../../lib/reflection/reflection';
import type { SessionRecord } from '../../lib/session/session';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { CoacheeQuestions } from '../coachee/CoacheeQuestions';
import { useSaver } from '../app/useSaver';

type Answers = ReflectionPayload['coachee'];

interface CoacheeSectionProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
}

export function CoacheeSection({ session, person }: CoacheeSectionProps) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const { saver, state } = useSaver();
  const key = `coachee ${session.id}`;
  // Show answers again that a screen could not save before it unmounted.
  const unsaved = () => saver.unsaved(key) as Partial<Answers> | undefined;
  const [edited, setEdited] = useState(unsaved);
  const { data: stored } = useStored('reflection', session.id, async (sessionId) => {
    const reflection = await stores.reflections.get(reflectionId(sessionId));
    return (reflection ?? newReflection(sessionId, null, 0)).payload.coachee;
  });
  if (!stored) return null;

  function answer(changed: Partial<Answers>) {
    setEdited((before) => ({ ...before, ...changed }));
    // Write only unsaved answers: another panel may have changed the stored ones.
    const coachee = { ...unsaved(), ...changed };
    const write = async () => {
      // Store nothing for a session that was discarded meanwhile.
      if (!(await stores.sessions.get(session.id))) return;
      await stores.reflections.update(reflectionId(session.id), (record) =>
        editedReflection(record, { coachee }, session, clock.nowMs()),
      );
    };
    saver.save(key, write, 'now', coachee);
  }

  return (
    <>
      <CoacheeQuestions
        person={person?.payload ?? null}
        answers={{ ...stored, ...edited }}
        onAnswer={answer}
      />
      {state === 'failed' && <p role="status">{t('common.notSaved')}</p>}
    </>
  );
}
