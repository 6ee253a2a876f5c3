/** Data rights and retention: everyone stored, how long, and past erasures. */
import { useTranslation } from 'react-i18next';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { placeHref } from '../journal/place';
import { EmptyState, Section } from '../ui';
import { PersonRights } from './PersonRights';
import { Receipts } from './Receipts';
import { RetentionSettings } from './RetentionSettings';
import styles from './Rights.module.css';

export function Rights({ id }: { readonly id: string | null }) {
  return id === null ? <Everyone /> : <PersonRights personId={id} />;
}

function Everyone() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const { data: people } = useStored('person', 'all', () => stores.people.list());
  if (!people) return null;
  return (
    <>
      <h1 className={styles.title}>{t('rights.title')}</h1>
      <p className={styles.lead}>{t('rights.lead')}</p>
      <Section title={t('rights.person.all')}>
        {people.length === 0 ? (
          <EmptyState>{t('rights.nobody')}</EmptyState>
        ) : (
          <ul role="list" className={styles.list}>
            {people
              .toSorted((a, b) => a.payload.name.localeCompare(b.payload.name))
              .map(({ id, payload }) => (
                <li key={id}>
                  <a href={placeHref('rights', id)}>{payload.name}</a>
                </li>
              ))}
          </ul>
        )}
      </Section>
      {people.length > 0 && (
        <Section title={t('rights.tables')}>
          <a href={placeHref('export-everything')}>{t('export.titleEverything')}</a>
        </Section>
      )}
      <RetentionSettings />
      <Receipts />
    </>
  );
}
