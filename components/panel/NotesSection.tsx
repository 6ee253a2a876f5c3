/** What was noted so far, in the order of the moments it is about. */
import { useTranslation } from 'react-i18next';
import type { Interval } from '../../lib/listening/interval';
import { byMoment } from '../../lib/notes/note';
import type { SessionRecord } from '../../lib/session/session';
import { useStored } from '../app/hooks';
import { useServices } from '../app/services';
import { Section } from '../ui';
import { NoteRow } from './NoteRow';
import styles from './NotesSection.module.css';

interface NotesSectionProps {
  readonly session: SessionRecord;
  readonly stretches: readonly Interval[];
}

export function NotesSection({ session, stretches }: NotesSectionProps) {
  const { t } = useTranslation();
  const { stores } = useServices();
  const notes = useStored('note', session.id, (id) => stores.notes.bySession(id));
  if (!notes) return null;

  return (
    <Section title={t('panel.notes.title')} meta={notes.length > 0 ? notes.length : undefined}>
      {notes.length === 0 ? (
        <p className={styles.empty}>{t('panel.notes.empty')}</p>
      ) : (
        <ul role="list" className={styles.list}>
          {byMoment(notes).map((note) => (
            <NoteRow key={note.id} note={note} stretches={stretches} />
          ))}
        </ul>
      )}
    </Section>
  );
}
