/** The session's notes, sorted by the moments they are about. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interval } from '../../lib/listening/interval';
import { byMoment, happened, type NoteRecord } from '../../lib/notes/note';
import { sessionTimeMs } from '../../lib/session/clock';
import type { SessionRecord } from '../../lib/session/session';
import { clockTime } from '../../lib/time/format';
import { useServices } from '../app/services';
import { useRecords } from '../data/useRecords';
import { useAfterFirstPaint } from '../app/useAfterFirstPaint';
import { Section } from '../ui';
import { NoteRow } from './NoteRow';
import styles from './NotesSection.module.css';
import type { EditDrafts } from './editDrafts';
import { useEditDrafts } from './useEditDrafts';
import type { Edits } from './useEdits';

interface NotesSectionProps {
  readonly session: SessionRecord;
  readonly stretches: readonly Interval[];
  readonly edits: Edits;
  /** The id of the note the reader came for, or null. */
  readonly soughtId?: string | null;
}

export const NotesSection = memo(function NotesSection(props: NotesSectionProps) {
  const { session, stretches, edits, soughtId = null } = props;
  const { t } = useTranslation();
  const { stores } = useServices();
  const { data: all } = useRecords(stores.notes, 'sessionId', session.id);
  const drafts = useEditDrafts(session.id);
  if (!all || !drafts) return null;
  const notes = byMoment(happened(all));

  return (
    <Section title={t('panel.notes.title')} meta={notes.length > 0 ? notes.length : undefined}>
      {notes.length === 0 ? (
        <p className={styles.empty}>{t('panel.notes.empty')}</p>
      ) : (
        <Rows
          notes={notes}
          stretches={stretches}
          edits={edits}
          drafts={drafts}
          soughtId={soughtId}
        />
      )}
    </Section>
  );
});

/**
 * Number of notes in the first render, more than fit on screen; the rest follows when the browser has time.
 */
const DRAWN_AT_ONCE = 30;

interface RowsProps extends Pick<NotesSectionProps, 'stretches' | 'edits'> {
  readonly notes: readonly NoteRecord[];
  readonly drafts: EditDrafts;
  readonly soughtId: string | null;
}

function Rows({ notes, stretches, edits, drafts, soughtId }: RowsProps) {
  const settled = useAfterFirstPaint();
  return (
    <ul role="list" className={styles.list}>
      {(settled ? notes : notes.slice(0, DRAWN_AT_ONCE)).map((note) => (
        <NoteRow
          key={note.id}
          note={note}
          time={clockTime(sessionTimeMs(stretches, note.payload.momentAt))}
          edits={edits}
          drafts={drafts}
          sought={note.id === soughtId}
        />
      ))}
    </ul>
  );
}
