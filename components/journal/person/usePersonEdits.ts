/** A person's page as shown, and how to change it: every change is saved by itself. */
import { useCallback, useMemo, useState } from 'react';
import type { PersonPayload, PersonRecord } from '../../../lib/people/person';
import { withPayload } from '../../../lib/records/envelope';
import type { Saver } from '../../app/saver';
import { useServices } from '../../app/services';

export type PersonEdit = Partial<PersonPayload>;

export interface PersonEdits {
  /** The stored person with this page's edits over it. */
  readonly form: PersonPayload;
  /** Sets fields that only the coach writes here. */
  edit(changed: PersonEdit, when?: 'now' | 'soon'): void;
  /**
   * Applies a rule to the person as stored by then: for what other pages write too. A rule may be
   * applied twice.
   */
  change(
    name: string,
    rule: (before: PersonPayload) => PersonPayload,
    afterwards?: () => Promise<unknown>,
  ): void;
}

export function usePersonEdits(person: PersonRecord, saver: Saver): PersonEdits {
  const { stores, clock } = useServices();
  const { id } = person;
  const key = `person ${id}`;
  // Edits of a screen that went before they were durable are shown again.
  const [edits, setEdits] = useState(() => saver.unsaved(key) as PersonEdit | undefined);

  const write = useCallback(
    (rule: (before: PersonPayload) => PersonPayload) =>
      stores.people.update(id, (stored) => {
        if (!stored) return undefined;
        const after = rule(stored.payload);
        return after === stored.payload ? undefined : withPayload(stored, after, clock.nowMs());
      }),
    [stores, clock, id],
  );

  const edit = useCallback(
    (changed: PersonEdit, when: 'now' | 'soon' = 'now') => {
      setEdits((before) => ({ ...before, ...changed }));
      // What is on disk already is left to whoever changes it next, on this page or another.
      const unsaved = { ...(saver.unsaved(key) as PersonEdit | undefined), ...changed };
      saver.save(key, () => write((before) => ({ ...before, ...unsaved })), when, unsaved);
    },
    [saver, write, key],
  );

  const change = useCallback<PersonEdits['change']>(
    (name, rule, afterwards) =>
      saver.save(`${name} of ${key}`, async () => {
        await write(rule);
        await afterwards?.();
      }),
    [saver, write, key],
  );

  const form = useMemo(() => ({ ...person.payload, ...edits }), [person, edits]);
  return { form, edit, change };
}
