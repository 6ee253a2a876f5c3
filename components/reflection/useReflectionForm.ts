import { useCallback, useMemo, useState } from 'react';
import {
  newReflection,
  reflectionId,
  type ReflectionPayload,
  type ReflectionRecord,
} from '../../lib/reflection/reflection';
import type { SessionRecord } from '../../lib/session/session';
import { useServices } from '../app/services';
import {
  editedPayload,
  editedReflection,
  joinEdits,
  type ReflectionEdit,
} from '../../lib/reflection/edit';
import type { Saver } from '../app/saver';

export type EditReflection = (edit: ReflectionEdit, when?: 'now' | 'soon') => void;

/** The reflection with its edits: every change is saved automatically. */
export function useReflectionForm(
  session: SessionRecord,
  stored: ReflectionRecord | null,
  saver: Saver,
): [ReflectionPayload, EditReflection] {
  const { stores, clock } = useServices();
  const key = `reflection ${session.id}`;
  // Show edits again that a screen could not save before it unmounted.
  const [edits, setEdits] = useState(() => (saver.unsaved(key) ?? {}) as ReflectionEdit);

  const edit = useCallback<EditReflection>(
    (change, when = 'now') => {
      setEdits((before) => joinEdits(before, change));
      // Write only unsaved fields: another page may have changed the stored ones.
      const unsaved = joinEdits((saver.unsaved(key) ?? {}) as ReflectionEdit, change);
      const write = async () => {
        // Store nothing for a session that was discarded meanwhile.
        if (!(await stores.sessions.get(session.id))) return;
        await stores.reflections.update(reflectionId(session.id), (record) =>
          editedReflection(record, unsaved, session, clock.nowMs()),
        );
      };
      saver.save(key, write, when, unsaved);
    },
    [stores, clock, saver, session, key],
  );

  const form = useMemo(() => {
    const record = stored ?? newReflection(session.id, session.personId, 0);
    return editedPayload(record.payload, edits);
  }, [stored, session, edits]);

  return [form, edit];
}
