/** The coach's own decks, and the catalogue's prompts, which can be hidden. */
import { useTranslation } from 'react-i18next';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { placeHref } from '../journal/place';
import { EmptyState, Section } from '../ui';
import { Catalogue } from './Catalogue';
import styles from './Decks.module.css';
import { ImportDeck } from './ImportDeck';
import { NewDeck } from './NewDeck';

export function PromptsPage() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const { data: decks } = useStored('deck', 'all', () => stores.decks.list());
  const { data: people } = useStored('person', 'all', () => stores.people.list());
  if (!decks || !people) return null;
  const nameOf = (personId: string | null) =>
    people.find(({ id }) => id === personId)?.payload.name ?? t('decks.everyone');

  return (
    <>
      <Section title={t('decks.own')} level={1}>
        <div className={styles.stack}>
          {decks.length === 0 && <EmptyState>{t('decks.none')}</EmptyState>}
          <ul role="list" className={styles.list}>
            {decks
              .toSorted((a, b) => a.createdAt - b.createdAt)
              .map(({ id, personId, payload }) => (
                <li key={id} className={styles.row}>
                  <a className={styles.deck} href={placeHref('deck', id)}>
                    {payload.name}
                  </a>
                  <span className={styles.meta}>
                    {t('decks.about', { count: payload.prompts.length, who: nameOf(personId) })}
                  </span>
                </li>
              ))}
          </ul>
          <NewDeck />
          <ImportDeck />
        </div>
      </Section>
      <Catalogue decks={decks} />
    </>
  );
}
