import { useCallback, useMemo, useRef, useState } from 'react';
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

/** The reflection as shown, and how to change it: every change is saved by itself. */
export function useReflectionForm(
  session: SessionRecord,
  stored: ReflectionRecord | null,
  saver: Saver,
): [ReflectionPayload, EditReflection] {
  const { stores, clock } = useServices();
  const [edits, setEdits] = useState<ReflectionEdit>({});
  const latest = useRef(edits);

  const edit = useCallback<EditReflection>(
    (change, when = 'now') => {
      latest.current = joinEdits(latest.current, change);
      setEdits(latest.current);
      const write = () =>
        stores.reflections.update(reflectionId(session.id), (record) =>
          editedReflection(record, latest.current, session, clock.nowMs()),
        );
      saver.save('reflection', write, when);
    },
    [stores, clock, saver, session],
  );

  const form = useMemo(() => {
    const record = stored ?? newReflection(session.id, session.personId, 0);
    return editedPayload(record.payload, edits);
  }, [stored, session, edits]);

  return [form, edit];
}
