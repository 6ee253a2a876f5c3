/** Says that two entries became this person; offers an undo until the journal is closed. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../lib/people/person';
import { useServices } from '../../app/services';
import { Notice } from '../../ui';
import { useMerges } from '../merges';
import styles from './PersonPage.module.css';

interface MergedNoticeProps {
  readonly person: PersonRecord;
  /** Saves pending text of the page; resolves to false when that fails. */
  readonly flush: () => Promise<boolean>;
}

export function MergedNotice({ person, flush }: MergedNoticeProps) {
  const { t } = useTranslation();
  const { send } = useServices();
  const merges = useMerges();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<'sessionUnderWay' | 'tooLate' | 'notUndone' | null>(null);
  const last = merges?.made.findLast(({ keptId }) => keptId === person.id);
  if (!merges || !last) return null;

  const undo = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const reply = (await flush()) ? await send({ type: 'person.unmerge', merge: last }) : null;
    setBusy(false);
    if (reply?.ok) return merges.remove(last);
    if (reply?.error === 'noSuchPerson') return setFailure('tooLate');
    setFailure(reply?.error === 'sessionUnderWay' ? 'sessionUnderWay' : 'notUndone');
  };

  const names = { kept: person.payload.name, other: last.other.payload.name };
  return (
    <div className={styles.story}>
      <Notice action={{ label: t('common.undo'), onSelect: () => void undo() }}>
        {t('journal.person.merge.done', names)}
      </Notice>
      {failure && <p role="alert">{t(`journal.person.merge.${failure}`)}</p>}
    </div>
  );
}
