import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeProblem, type PersonMerge } from '../../../lib/people/merge';
import type { PersonRecord } from '../../../lib/people/person';
import { FailureBoundary } from '../../data/FailureBoundary';
import { useStored } from '../../data/useStored';
import { useServices } from '../../app/services';
import { Button, Dialog, Notice, Select } from '../../ui';
import { choosablePeople } from '../session/correct/choosablePeople';
import { MergePreview } from './MergePreview';
import styles from './PersonPage.module.css';

interface MergeDialogProps {
  /** The person who is kept. */
  readonly person: PersonRecord;
  readonly flush: () => Promise<boolean>;
  readonly onMerged: (merge: PersonMerge) => void;
  readonly onClose: () => void;
}

/** Merges another entry into this person; shows what is combined before it happens. */
export function MergeDialog({ person, flush, onMerged, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const { stores, send } = useServices();
  const formId = useId();
  const { data: people } = useStored('person', 'all', () => stores.people.list());
  const [otherId, setOtherId] = useState('');
  const [merging, setMerging] = useState(false);
  const [failure, setFailure] = useState<'sessionUnderWay' | 'notMerged' | null>(null);
  if (!people) return null;
  // Read again: text typed on the page may have been saved meanwhile.
  const kept = people.find(({ id }) => id === person.id) ?? person;
  const other = people.find(({ id }) => id === otherId) ?? null;
  const problem = other && mergeProblem(kept.payload, other.payload);

  const merge = async (event: FormEvent) => {
    event.preventDefault();
    if (merging || !other || problem !== null) return;
    setMerging(true);
    setFailure(null);
    const reply = (await flush())
      ? await send({ type: 'person.merge', keptId: person.id, otherId: other.id })
      : null;
    setMerging(false);
    if (!reply?.ok)
      return setFailure(reply?.error === 'sessionUnderWay' ? 'sessionUnderWay' : 'notMerged');
    onClose();
    if (reply.merge) onMerged(reply.merge);
  };

  return (
    <Dialog
      open
      onOpenChange={() => !merging && onClose()}
      title={t('journal.person.merge.dialogTitle')}
      closeLabel={t('common.close')}
      actions={
        <Button type="submit" form={formId} variant="primary" disabled={!other || problem !== null}>
          {t('journal.person.merge.yes')}
        </Button>
      }
    >
      <form id={formId} className={styles.fields} onSubmit={(event) => void merge(event)}>
        <Select
          label={t('journal.person.merge.with')}
          value={otherId}
          onValueChange={setOtherId}
          options={[
            { value: '', label: t('journal.person.merge.choose') },
            ...choosablePeople(people, person.id)
              .filter(({ id }) => id !== person.id)
              .map(({ id, payload }) => ({ value: id, label: payload.name })),
          ]}
        />
        {other && (
          <FailureBoundary name={t('journal.person.merge.preview')}>
            <MergePreview kept={kept} other={other} />
          </FailureBoundary>
        )}
        {problem && <Notice tone="attention">{t(`journal.person.merge.${problem}`)}</Notice>}
        {failure && <Notice tone="attention">{t(`journal.person.merge.${failure}`)}</Notice>}
      </form>
    </Dialog>
  );
}
