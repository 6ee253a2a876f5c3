/** All commitments of the person over all sessions, open ones first. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openFirst, type CommitmentRecord } from '../../../lib/commitments/commitment';
import { useStored } from '../../data/useStored';
import type { Saver } from '../../app/saver';
import { useServices } from '../../app/services';
import { CommitmentEditor } from '../../commitments/CommitmentEditor';
import { CommitmentItem } from '../../commitments/CommitmentItem';
import styles from '../../commitments/Commitments.module.css';
import { useCommitments } from '../../commitments/useCommitments';
import { useRemoveRow } from '../../commitments/useRemoveRow';
import { Button, EmptyState, Section } from '../../ui';

interface PersonCommitmentsProps {
  readonly personId: string;
  readonly saver: Saver;
}

export function PersonCommitments(props: PersonCommitmentsProps) {
  const { stores } = useServices();
  const { data: stored } = useStored('commitment', props.personId, (id) =>
    stores.commitments.byPerson(id),
  );
  return stored && <List {...props} stored={stored} />;
}

interface ListProps extends PersonCommitmentsProps {
  readonly stored: readonly CommitmentRecord[];
}

function List({ personId, saver, stored }: ListProps) {
  const { t } = useTranslation();
  const { rows, change, add, setState } = useCommitments(
    { sessionId: null, personId },
    stored,
    saver,
  );
  const [editing, setEditing] = useState<ReadonlySet<string>>(new Set());
  const remove = useRemoveRow(change);
  const edit = (id: string) => setEditing((before) => new Set([...before, id]));

  const leave = (id: string) => {
    void saver.flush();
    setEditing((before) => new Set([...before].filter((other) => other !== id)));
  };

  const written = rows.filter(({ id }) => editing.has(id));
  const [open, past] = partition(
    openFirst(stored).filter(({ id }) => !editing.has(id)),
    ({ payload }) => payload.state === 'open',
  );
  const item = (commitment: CommitmentRecord) => (
    <CommitmentItem
      key={commitment.id}
      commitment={commitment}
      onState={(state) => setState(commitment.id, state)}
      onEdit={() => edit(commitment.id)}
    />
  );

  return (
    <>
      <Section title={t('commitments.title')}>
        <div className={styles.list}>
          {written.length > 0 && (
            <ul role="list" className={styles.rows}>
              {written.map((row) => (
                <CommitmentEditor
                  key={row.id}
                  row={row}
                  autoFocus
                  onChange={change}
                  onRemove={() => remove(row)}
                  onLeave={() => leave(row.id)}
                />
              ))}
            </ul>
          )}
          {open.length > 0 && <ul role="list">{open.map(item)}</ul>}
          {stored.length + written.length === 0 && <EmptyState>{t('commitments.none')}</EmptyState>}
          <Button
            variant="quiet"
            icon={<Plus size={16} aria-hidden />}
            className={styles.add}
            onClick={() => edit(add())}
          >
            {t('commitments.add')}
          </Button>
        </div>
      </Section>
      {past.length > 0 && (
        <Section title={t('commitments.past')} meta={past.length} collapsible defaultOpen={false}>
          <ul role="list">{past.map(item)}</ul>
        </Section>
      )}
    </>
  );
}

function partition<T>(all: readonly T[], goesFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(goesFirst), all.filter((one) => !goesFirst(one))];
}
