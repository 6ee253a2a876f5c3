/** A person's page and its edits: every change is saved automatically. */
import { useCallback, useMemo, useState } from 'react';
import type { PersonPayload, PersonRecord } from '../../../lib/people/person';
import { withPayload } from '../../../lib/records/envelope';
import type { Saver } from '../../app/saver';
import { useServices } from '../../app/services';

export type PersonEdit = Partial<PersonPayload>;

export interface PersonEdits {
  /** The stored person with this page's edits applied. */
  readonly form: PersonPayload;
  /** Sets fields that no other page writes. */
  edit(changed: PersonEdit, when?: 'now' | 'soon'): void;
  /**
   * Applies `rule` to the person as stored at that time, for fields that other pages write too. It may run
   * twice, so it must be idempotent.
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
  // Show edits again that a screen could not save before it unmounted.
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
      // Write only unsaved fields: the stored ones may have been changed by another page since.
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
