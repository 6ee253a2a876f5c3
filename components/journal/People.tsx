/** The list of people, most recently met first. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantText } from '../../lib/export/format';
import { findPeople } from '../../lib/people/find';
import { lastSessionByPerson, openByPerson } from '../../lib/people/overview';
import { madeInEarnest } from '../../lib/practice/in-earnest';
import type { PersonRecord } from '../../lib/people/person';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { localTimeZone } from '../app/timeZone';
import { useLanguage } from '../app/useLanguage';
import { RetentionNotice } from '../rights/RetentionNotice';
import { EmptyState, Section, TextField } from '../ui';
import { AddPerson } from './AddPerson';
import styles from './People.module.css';
import { placeHref } from './place';
import { SampleOffer } from './Sample';

/** The search field appears from this many people on. */
const SEARCH_FROM = 6;

export function People() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const [query, setQuery] = useState('');
  const { data: people } = useStored('person', 'all', () => stores.people.list());
  const { data: lastSessions } = useStored('session', 'all', async () =>
    lastSessionByPerson(await stores.sessions.list()),
  );
  const { data: openCommitments } = useStored(['commitment', 'session'], 'all', async () =>
    openByPerson(madeInEarnest(await stores.commitments.list(), await stores.sessions.list())),
  );
  if (!people || !lastSessions || !openCommitments) return null;
  const lastAt = ({ id }: PersonRecord) => lastSessions.get(id) ?? null;
  const found = findPeople(people, query).toSorted(
    (a, b) => (lastAt(b) ?? b.createdAt) - (lastAt(a) ?? a.createdAt),
  );

  return (
    <Section title={t('journal.people.title')} level={1}>
      <div className={styles.narrow}>
        <RetentionNotice />
        {people.length === 0 && (
          <>
            <EmptyState>{t('journal.people.empty')}</EmptyState>
            <SampleOffer />
          </>
        )}
        {people.length >= SEARCH_FROM && (
          <TextField
            type="search"
            label={t('journal.people.search')}
            value={query}
            onValueChange={setQuery}
          />
        )}
        {people.length > 0 && found.length === 0 && (
          <p className={styles.meta}>{t('journal.people.nobodyFound')}</p>
        )}
        <ul role="list" className={styles.list}>
          {found.map((person) => (
            <Row
              key={person.id}
              person={person}
              lastAt={lastAt(person)}
              open={openCommitments.get(person.id) ?? 0}
            />
          ))}
        </ul>
        <AddPerson />
      </div>
    </Section>
  );
}

interface RowProps {
  readonly person: PersonRecord;
  /** Start of the last session, in epoch ms. */
  readonly lastAt: number | null;
  /** Number of open commitments. */
  readonly open: number;
}

function Row({ person: { id, payload }, lastAt, open }: RowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const about = [
    lastAt === null
      ? t('journal.people.noSession')
      : t('journal.people.lastSession', instantText(lastAt, localTimeZone(), language)),
    open > 0 && t('journal.people.openCommitments', { open }),
    ...payload.tags,
  ];
  return (
    <li>
      <a href={placeHref('person', id)}>{payload.name}</a>
      <p className={styles.meta}>{about.filter(Boolean).join(' · ')}</p>
    </li>
  );
}
