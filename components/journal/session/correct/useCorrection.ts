/** The coach's corrections of a session, until they are sent to the worker. */
import { useState } from 'react';
import type { Command } from '../../../../lib/messages/commands';
import {
  timesOf,
  timesProblem,
  type SessionTimes,
  type TimesProblem,
} from '../../../../lib/session/correct';
import { startedAt, type SessionRecord, type Setting } from '../../../../lib/session/session';
import { fromLocalMinute, toLocalMinute } from '../../../app/localTime';
import { useServices } from '../../../app/services';

type CorrectCommand = Extract<Command, { type: 'session.correct' }>;

export interface CorrectionForm {
  readonly personId: string;
  readonly began: string;
  readonly ended: string;
  /** In minutes; null while the field is empty. */
  readonly planned: number | null;
  readonly setting: Setting;
}

export interface CorrectionDraft {
  readonly form: CorrectionForm;
  edit(changed: Partial<CorrectionForm>): void;
  /** Null while the session is under way, or a time is missing. */
  readonly times: SessionTimes | null;
  readonly timesChanged: boolean;
  readonly problem: TimesProblem | 'missing' | null;
  /** Null when nothing was changed. */
  command(): CorrectCommand | null;
}

export function useCorrection({ id, personId, payload }: SessionRecord): CorrectionDraft {
  const { clock } = useServices();
  const before = timesOf(payload.events);
  const [first] = useState<CorrectionForm>(() => ({
    personId: personId ?? '',
    began: toLocalMinute(before?.startedMs ?? startedAt(payload.events)),
    ended: before ? toLocalMinute(before.endedMs) : '',
    planned: Math.round(payload.plannedMs / 60_000),
    setting: payload.setting,
  }));
  const [form, setForm] = useState(first);

  // An unchanged field keeps its seconds.
  const instant = (field: 'began' | 'ended', stored: number) =>
    form[field] === first[field] ? stored : fromLocalMinute(form[field]);
  const startedMs = before && instant('began', before.startedMs);
  const endedMs = before && instant('ended', before.endedMs);
  const times = startedMs !== null && endedMs !== null ? { startedMs, endedMs } : null;
  const timesChanged = form.began !== first.began || form.ended !== first.ended;

  function problemNow(): CorrectionDraft['problem'] {
    if (before === null || !timesChanged) return null;
    return times ? timesProblem(times, clock.nowMs()) : 'missing';
  }

  return {
    form,
    edit: (changed) => setForm((now) => ({ ...now, ...changed })),
    times,
    timesChanged,
    problem: problemNow(),
    command() {
      const { planned } = form;
      const changes: Omit<CorrectCommand, 'type' | 'sessionId'> = {
        ...(form.personId !== first.personId && { personId: form.personId }),
        ...(times && form.began !== first.began && { startedMs: times.startedMs }),
        ...(times && form.ended !== first.ended && { endedMs: times.endedMs }),
        ...(planned !== null && planned !== first.planned && { plannedMs: planned * 60_000 }),
        ...(form.setting !== first.setting && { setting: form.setting }),
      };
      if (Object.keys(changes).length === 0) return null;
      return { type: 'session.correct', sessionId: id, ...changes };
    },
  };
}
