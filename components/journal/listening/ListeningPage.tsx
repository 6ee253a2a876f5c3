/** The coach's listening over all sessions, without target, score or ranking. */
import { useTranslation } from 'react-i18next';
import { ownFirst } from '../../../lib/sample/mark';
import { useStored } from '../../data/useStored';
import { useServices } from '../../app/services';
import { useSettings } from '../../app/settings';
import { PastGuesses } from '../../reflection/PastGuesses';
import { Section } from '../../ui';
import { Balances } from './Balances';
import { Hours } from './Hours';
import styles from './Listening.module.css';
import { Phases } from './Phases';

export function ListeningPage() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const [settings] = useSettings();
  const { data: sessions } = useStored('session', 'all', () => stores.sessions.list());
  const { data: people } = useStored('person', 'all', () => stores.people.list());
  const { data: receipts } = useStored('receipt', 'all', () => stores.receipts.list());
  if (!sessions || !people || !receipts || !settings) return null;
  const material = {
    sessions: ownFirst(sessions),
    people,
    minSpeechForShareMs: settings.minSpeechForShareMs,
  };
  return (
    <>
      <header className={styles.head}>
        <h1>{t('journal.listening.title')}</h1>
        <p className={styles.meta}>{t('journal.listening.lead')}</p>
      </header>
      <Phases {...material} />
      <Section title={t('journal.listening.guesses')}>
        <PastGuesses empty={t('journal.listening.noGuess')} />
      </Section>
      <Balances {...material} />
      <Hours sessions={sessions} people={people} receipts={receipts} />
    </>
  );
}
