/** For a person who is in the list twice: both become one, and two again as long as the journal is open. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonMerge } from '../../../lib/people/merge';
import type { PersonRecord } from '../../../lib/people/person';
import { useServices } from '../../app/services';
import { Button, Section } from '../../ui';
import { useMerges } from '../merges';
import { MergeDialog } from './MergeDialog';
import styles from './PersonPage.module.css';

interface MergePeopleProps {
  readonly person: PersonRecord;
  /** Writes what is still being typed on the page; false when it could not be written. */
  readonly flush: () => Promise<boolean>;
}

export function MergePeople({ person, flush }: MergePeopleProps) {
  const { t } = useTranslation();
  const merges = useMerges();
  const [asking, setAsking] = useState(false);
  if (!merges) return null;
  const last = merges.made.findLast(({ keptId }) => keptId === person.id);
  return (
    <Section title={t('journal.person.merge.title')}>
      <div className={styles.fields}>
        {last && (
          <Undo
            merge={last}
            name={person.payload.name}
            flush={flush}
            onUndone={() => merges.remove(last)}
          />
        )}
        <p className={styles.meta}>{t('journal.person.merge.hint')}</p>
        <div>
          <Button onClick={() => setAsking(true)}>{t('journal.person.merge.open')}</Button>
        </div>
        {asking && (
          <MergeDialog
            person={person}
            flush={flush}
            onMerged={merges.add}
            onClose={() => setAsking(false)}
          />
        )}
      </div>
    </Section>
  );
}

interface UndoProps {
  readonly merge: PersonMerge;
  readonly name: string;
  readonly flush: () => Promise<boolean>;
  readonly onUndone: () => void;
}

function Undo({ merge, name, flush, onUndone }: UndoProps) {
  const { t } = useTranslation();
  const { send } = useServices();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<'sessionUnderWay' | 'tooLate' | 'notUndone' | null>(null);

  const undo = async () => {
    setBusy(true);
    setFailure(null);
    const reply = (await flush()) ? await send({ type: 'person.unmerge', merge }) : null;
    setBusy(false);
    if (reply?.ok) return onUndone();
    if (reply?.error === 'noSuchPerson') return setFailure('tooLate');
    setFailure(reply?.error === 'sessionUnderWay' ? 'sessionUnderWay' : 'notUndone');
  };

  return (
    <>
      <p>{t('journal.person.merge.done', { kept: name, other: merge.other.payload.name })}</p>
      <div>
        <Button disabled={busy} onClick={() => void undo()}>
          {t('common.undo')}
        </Button>
      </div>
      {failure && <p role="alert">{t(`journal.person.merge.${failure}`)}</p>}
    </>
  );
}
