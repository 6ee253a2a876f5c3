/** Edits of a reflection on one screen, applied to the current stored record. */
import { withPayload } from '../records/envelope';
import { newReflection, type ReflectionPayload, type ReflectionRecord } from './reflection';

/** Only the changed fields. */
export type ReflectionEdit = Partial<Omit<ReflectionPayload, 'scales' | 'lines' | 'coachee'>> & {
  readonly scales?: Partial<ReflectionPayload['scales']>;
  readonly lines?: Partial<ReflectionPayload['lines']>;
  readonly coachee?: Partial<ReflectionPayload['coachee']>;
};

/** Merges two edits; for the same field the later one wins. */
export function joinEdits(earlier: ReflectionEdit, later: ReflectionEdit): ReflectionEdit {
  return {
    ...earlier,
    ...later,
    scales: { ...earlier.scales, ...later.scales },
    lines: { ...earlier.lines, ...later.lines },
    coachee: { ...earlier.coachee, ...later.coachee },
  };
}

export function editedPayload(payload: ReflectionPayload, edit: ReflectionEdit): ReflectionPayload {
  return {
    ...payload,
    ...edit,
    scales: { ...payload.scales, ...edit.scales },
    lines: { ...payload.lines, ...edit.lines },
    coachee: { ...payload.coachee, ...edit.coachee },
  };
}

/**
 * The record with the edit applied; creates it on the first edit. Fields this screen did not change keep what
 * another page may have written meanwhile.
 */
export function editedReflection(
  record: ReflectionRecord | undefined,
  edit: ReflectionEdit,
  session: { readonly id: string; readonly personId: string | null },
  nowMs: number,
): ReflectionRecord {
  const base = record ?? newReflection(session.id, session.personId, nowMs);
  return withPayload(base, editedPayload(base.payload, edit), nowMs);
}
