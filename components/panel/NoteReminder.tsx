/** Reminder shown once per person, while their first note is written. */
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../lib/people/person';
import { withPayload } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { Notice } from '../ui';
import styles from './NoteField.module.css';

export function NoteReminder({ person }: { readonly person: PersonRecord | null }) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  if (!person || person.payload.notesReminded) return null;

  const dismiss = () =>
    stores.people.update(
      person.id,
      (stored) =>
        stored && withPayload(stored, { ...stored.payload, notesReminded: true }, clock.nowMs()),
    );
  return (
    <div className={styles.reminder}>
      <Notice tone="quiet" onDismiss={() => void dismiss()} dismissLabel={t('common.dismiss')}>
        {t('panel.notes.reminder')}
      </Notice>
    </div>
  );
}
