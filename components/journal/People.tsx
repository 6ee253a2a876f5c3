/** Everyone the coach works with, the latest first. */
import { useTranslation } from 'react-i18next';
import { useStored } from '../app/hooks';
import { useServices } from '../app/services';
import { EmptyState, Section } from '../ui';
import styles from './People.module.css';

export function People() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const people = useStored('person', 'all', () => stores.people.list());
  if (!people) return null;
  return (
    <Section title={t('journal.people.title')}>
      {people.length === 0 ? (
        <EmptyState>{t('journal.people.empty')}</EmptyState>
      ) : (
        <ul role="list" className={styles.list}>
          {people
            .toSorted((a, b) => b.updatedAt - a.updatedAt)
            .map(({ id, payload }) => (
              <li key={id}>{payload.name}</li>
            ))}
        </ul>
      )}
    </Section>
  );
}
