/** One person: basic data, agreement, commitments and sessions. */
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../lib/people/person';
import { useStored } from '../../data/useStored';
import { useServices } from '../../app/services';
import { useSaver } from '../../app/useSaver';
import { CheckIns } from '../../check-ins/CheckIns';
import { EmptyState } from '../../ui';
import { RightsLink } from '../../rights/RightsLink';
import { OverTime } from '../over-time/OverTime';
import { useMerges } from '../merges';
import { placeHref } from '../place';
import type { ViewProps } from '../view-props';
import { About } from './About';
import { Agreement } from './Agreement';
import { Consent } from './Consent';
import { Goals } from './Goals';
import { Links } from './Links';
import { PersonCommitments } from './PersonCommitments';
import { MergedNotice } from './MergedNotice';
import { MergePeople } from './MergePeople';
import styles from './PersonPage.module.css';
import { PersonSessions } from './PersonSessions';
import { StorySoFar } from './StorySoFar';
import { usePersonEdits } from './usePersonEdits';

export function PersonPage({ id }: ViewProps) {
  const { t } = useTranslation();
  const { stores } = useServices();
  const merges = useMerges();
  const { data: person } = useStored('person', id ?? '', async (personId) => {
    const found = personId === '' ? undefined : await stores.people.get(personId);
    return found && found.deletedAt === null ? found : null;
  });
  if (person === undefined) return null;
  if (person === null) return <EmptyState>{t('journal.person.unknown')}</EmptyState>;
  // Remount after a merge: data read before must not be written back.
  return <PersonForm key={merges?.revision ?? 0} person={person} />;
}

function PersonForm({ person }: { readonly person: PersonRecord }) {
  const { t } = useTranslation();
  const { saver, state } = useSaver();
  const edits = usePersonEdits(person, saver);

  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.name}>
          <a href={placeHref('people')}>{t('journal.person.back')}</a>
          <span aria-hidden> / </span>
          {person.payload.name}
        </h1>
        {/* Announce only failures: 'saved' after every pause would interrupt the typing. */}
        <p className={styles.state} role={state === 'failed' ? 'status' : undefined}>
          {state === 'failed' && t('common.notSaved')}
          {state === 'saved' && t('common.saved')}
        </p>
      </header>
      <MergedNotice person={person} flush={saver.flush} />
      <StorySoFar personId={person.id} />
      <OverTime personId={person.id} goals={edits.form.goals} />
      <div className={styles.columns}>
        <div>
          <PersonCommitments personId={person.id} saver={saver} />
          <CheckIns personId={person.id} person={edits.form} saver={saver} />
          <Goals {...edits} />
          <Agreement {...edits} />
          <PersonSessions personId={person.id} />
        </div>
        <div>
          <About person={person} {...edits} />
          <Consent {...edits} />
          <Links {...edits} />
          <RightsLink personId={person.id} />
          <MergePeople person={person} flush={saver.flush} />
        </div>
      </div>
    </>
  );
}
