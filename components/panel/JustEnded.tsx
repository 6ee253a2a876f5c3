/** What can still be done with the session that has just ended. */
import { useTranslation } from 'react-i18next';
import { reflectionId } from '../../lib/reflection/reflection';
import { ending } from '../../lib/session/session';
import { useStored, useTabId } from '../app/hooks';
import { useServices } from '../app/services';
import { Button } from '../ui';
import { LastWords } from './LastWords';
import styles from './Panel.module.css';
import type { SessionWithPerson } from './useOpenSession';

export function JustEnded({ session, person }: SessionWithPerson) {
  const { t } = useTranslation();
  const { send, stores } = useServices();
  const tabId = useTabId();
  const sessionId = session.id;
  const finished = useStored('reflection', sessionId, async (id) => {
    const reflection = await stores.reflections.get(reflectionId(id));
    return (reflection?.payload.finishedAt ?? null) !== null;
  });

  return (
    <section className={styles.ended}>
      <p data-focus-home>{t('panel.ended.done', { name: person?.payload.name ?? '?' })}</p>
      <LastWords session={session} />
      <div className={styles.row}>
        <Button onClick={() => void send({ type: 'reflection.open', sessionId })}>
          {t(finished ? 'panel.ended.lookAgain' : 'panel.ended.reflect')}
        </Button>
        {ending(session.payload.events)?.reason === 'hangup' && (
          <Button
            variant="quiet"
            onClick={() => void send({ type: 'session.reopen', sessionId, tabId })}
          >
            {t('panel.ended.dropped')}
          </Button>
        )}
      </div>
    </section>
  );
}
