/** Merges two entries of the same person. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../lib/people/person';
import { Button, Section } from '../../ui';
import { useMerges } from '../merges';
import { MergeDialog } from './MergeDialog';
import styles from './PersonPage.module.css';

interface MergePeopleProps {
  readonly person: PersonRecord;
  /** Saves pending text of the page; resolves to false when that fails. */
  readonly flush: () => Promise<boolean>;
}

export function MergePeople({ person, flush }: MergePeopleProps) {
  const { t } = useTranslation();
  const merges = useMerges();
  const [asking, setAsking] = useState(false);
  if (!merges) return null;
  return (
    <Section title={t('journal.person.merge.title')}>
      <div className={styles.fields}>
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
