/** Selects the person, and asks for confirmation once when nothing shows that the call is theirs. */
import { useRef, useImperativeHandle, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../lib/people/person';
import { Checkbox, Select } from '../ui';
import { NOBODY, SOMEONE_NEW, type Who } from './useWho';

export interface WhoFieldsHandle {
  /** Moves the focus to the missing answer. */
  focus(): void;
}

interface WhoFieldsProps {
  /** Most recently met first. */
  readonly people: readonly PersonRecord[];
  readonly who: Who;
  readonly handle: Ref<WhoFieldsHandle>;
}

export function WhoFields({ people, who, handle }: WhoFieldsProps) {
  const { t } = useTranslation();
  const select = useRef<HTMLSelectElement>(null);
  const confirm = useRef<HTMLInputElement>(null);
  useImperativeHandle(handle, () => ({
    focus: () => (confirm.current ?? select.current)?.focus(),
  }));
  if (people.length === 0) return null;

  return (
    <>
      <Select
        ref={select}
        label={t('panel.start.who')}
        value={who.value}
        onValueChange={who.pick}
        options={[
          ...(who.value === NOBODY
            ? [{ value: NOBODY, label: t('panel.start.choose'), disabled: true }]
            : []),
          ...people.map(({ id, payload }) => ({ value: id, label: payload.name })),
          { value: SOMEONE_NEW, label: t('panel.start.newPerson') },
        ]}
      />
      {who.person && who.question && (
        // Ticked with the space bar or a click: Enter would start the session.
        <Checkbox
          ref={confirm}
          label={t(`panel.start.${who.question}`, { name: who.person.payload.name })}
          checked={who.confirmed}
          onCheckedChange={who.setConfirmed}
        />
      )}
    </>
  );
}
