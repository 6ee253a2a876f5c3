import { useTranslation } from 'react-i18next';
import { useStored } from '../../data/useStored';
import { useServices } from '../../app/services';
import { Section } from '../../ui';
import { placeHref } from '../place';
import { SessionList } from '../SessionList';
import styles from './PersonPage.module.css';

export function PersonSessions({ personId }: { readonly personId: string }) {
  const { t } = useTranslation();
  const { stores } = useServices();
  const { data: sessions } = useStored('session', personId, (id) => stores.sessions.byPerson(id));
  const { data: reflections } = useStored('reflection', personId, (id) =>
    stores.reflections.byPerson(id),
  );
  if (!sessions || !reflections) return null;
  const entries = sessions.map((session) => ({
    session,
    reflection: reflections.find(({ sessionId }) => sessionId === session.id),
  }));
  return (
    <Section
      title={t('journal.person.sessions')}
      meta={sessions.length > 0 ? sessions.length : undefined}
    >
      {entries.length === 0 ? (
        <p className={styles.quiet}>{t('journal.person.noSessions')}</p>
      ) : (
        <>
          <SessionList entries={entries} />
          <p>
            <a href={placeHref('export-person', personId)}>{t('export.titlePerson')}</a>
          </p>
        </>
      )}
    </Section>
  );
}
