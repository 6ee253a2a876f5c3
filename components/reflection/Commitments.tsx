import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { carriedInto, openFirst, type CommitmentRecord } from '../../lib/commitments/commitment';
import type { NoteRecord } from '../../lib/notes/note';
import { startedAt, type SessionRecord } from '../../lib/session/session';
import { CommitmentEditor } from '../commitments/CommitmentEditor';
import { CommitmentItem } from '../commitments/CommitmentItem';
import { commitmentNotes, idOfNote } from '../commitments/fromNotes';
import type { CommitmentRows } from '../commitments/useCommitments';
import { useRemoveRow } from '../commitments/useRemoveRow';
import { Button, Section } from '../ui';
import styles from '../commitments/Commitments.module.css';

interface CommitmentsProps {
  readonly session: SessionRecord;
  readonly commitments: CommitmentRows;
  /** All commitments of the person, including those of other sessions. */
  readonly ofPerson: readonly CommitmentRecord[];
  readonly notes: readonly NoteRecord[];
}

/** This session's commitments to confirm, and earlier ones to review. */
export function Commitments({ session, commitments, ofPerson, notes }: CommitmentsProps) {
  const { t } = useTranslation();
  const { rows, change, add, setState } = commitments;
  const [begun, setBegun] = useState(false);
  const remove = useRemoveRow(change);
  const offered = commitmentNotes(notes, rows);
  const earlier = openFirst(
    carriedInto({ id: session.id, startedAt: startedAt(session.payload.events) }, ofPerson),
  );

  return (
    <Section title={t('commitments.title')}>
      <div className={styles.list}>
        {rows.length > 0 && (
          <ul role="list" className={styles.rows}>
            {rows.map((row) => (
              <CommitmentEditor
                key={row.id}
                row={row}
                autoFocus={begun && row.text === ''}
                onChange={change}
                onRemove={() => remove(row)}
              />
            ))}
          </ul>
        )}
        {offered.map((note) => (
          <div key={note.id} className={styles.offered}>
            <p dir="auto">{note.payload.text}</p>
            <Button
              size="small"
              onClick={() => add({ id: idOfNote(note), text: note.payload.text })}
            >
              {t('commitments.fromNote')}
            </Button>
          </div>
        ))}
        <Button
          variant="quiet"
          icon={<Plus size={16} aria-hidden />}
          className={styles.add}
          onClick={() => {
            setBegun(true);
            add();
          }}
        >
          {t('commitments.add')}
        </Button>
        {earlier.length > 0 && (
          <section aria-labelledby="earlier-commitments">
            <h3 id="earlier-commitments" className={styles.subtitle}>
              {t('commitments.earlier')}
            </h3>
            <ul role="list">
              {earlier.map((commitment) => (
                <CommitmentItem
                  key={commitment.id}
                  commitment={commitment}
                  onState={(state) => setState(commitment.id, state)}
                />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Section>
  );
}
