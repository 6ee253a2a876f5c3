/** Sessions with an unfinished reflection, without any urging. */
import { useTranslation } from 'react-i18next';
import { toFinish } from '../../lib/reflection/to-finish';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { EmptyState, Section } from '../ui';
import styles from './People.module.css';
import { SessionList } from './SessionList';

export function Reflections() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const { data: sessions } = useStored('session', 'all', () => stores.sessions.list());
  const { data: reflections } = useStored('reflection', 'all', () => stores.reflections.list());
  const { data: people } = useStored('person', 'all', () => stores.people.list());
  if (!sessions || !reflections || !people) return null;
  const names = new Map(people.map(({ id, payload }) => [id, payload.name]));
  const entries = toFinish(sessions, reflections).map((session) => ({
    session,
    reflection: reflections.find(({ sessionId }) => sessionId === session.id),
    name: names.get(session.personId ?? '') ?? t('journal.reflections.someone'),
  }));
  return (
    <Section title={t('journal.reflections.title')} level={1}>
      {entries.length === 0 ? (
        <EmptyState>{t('journal.reflections.empty')}</EmptyState>
      ) : (
        <div className={styles.narrow}>
          <SessionList entries={entries} />
        </div>
      )}
    </Section>
  );
}
