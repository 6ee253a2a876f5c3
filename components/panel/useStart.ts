/** Stores the person, then asks the worker to start the session. */
import { useState } from 'react';
import { newPerson, type PersonRecord } from '../../lib/people/person';
import { useCall } from '../app/hooks';
import { useServices } from '../app/services';

interface Wanted {
  readonly person: PersonRecord | null;
  readonly name: string;
  readonly language: 'en' | 'fr';
  readonly plannedMs: number;
  /** Whether it is the practice call. */
  readonly practice: boolean;
  /** The person with this form's choices applied. */
  shaped(before: PersonRecord, nowMs: number): PersonRecord;
}

type Problem = 'panel.start.nameMissing' | 'panel.start.failed' | 'panel.start.anotherOpen';

export function useStart() {
  const { stores, clock, send } = useServices();
  const { tabId, access } = useCall();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function start({
    person,
    name,
    language,
    plannedMs,
    practice,
    shaped,
  }: Wanted): Promise<void> {
    setProblem(null);
    if (!person && name.trim() === '') return setProblem('panel.start.nameMissing');
    try {
      const nowMs = clock.nowMs();
      const who = person ?? newPerson(name, language, { id: clock.newId(), nowMs });
      await stores.people.update(who.id, (stored) => shaped(stored ?? who, nowMs));
      const inCall = access === 'ready' || access === 'reloadNeeded';
      const reply = await send({
        type: 'session.start',
        personId: who.id,
        plannedMs,
        tabId: inCall ? tabId : null,
        ...(practice ? { practice } : {}),
      });
      if (!reply.ok)
        setProblem(
          reply.error === 'anotherSessionOpen' ? 'panel.start.anotherOpen' : 'panel.start.failed',
        );
    } catch {
      setProblem('panel.start.failed');
    }
  }

  return { start, problem };
}
