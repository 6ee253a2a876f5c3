/** What can still be done with the session that has just ended. */
import { useTranslation } from 'react-i18next';
import { reflectionId } from '../../lib/reflection/reflection';
import { ending } from '../../lib/session/session';
import { useStored, useTabId } from '../app/hooks';
import { useServices } from '../app/services';
import { useCommand } from '../app/useCommand';
import { Button } from '../ui';
import { LastWords } from './LastWords';
import styles from './Panel.module.css';
import type { SessionWithPerson } from './useOpenSession';

export function JustEnded({ session, person }: SessionWithPerson) {
  const { t, i18n } = useTranslation();
  const { stores, openPage } = useServices();
  const run = useCommand();
  const tabId = useTabId();
  const sessionId = session.id;
  const finished = useStored('reflection', sessionId, async (id) => {
    const reflection = await stores.reflections.get(reflectionId(id));
    return (reflection?.payload.finishedAt ?? null) !== null;
  });

  const end = ending(session.payload.events);
  return (
    <section className={styles.ended}>
      <p data-focus-home>{t('panel.ended.done', { name: person?.payload.name ?? '?' })}</p>
      {end?.madeAt !== undefined && (
        <p>
          {t('panel.ended.over', { time: formatInstant(end.at, end.madeAt, i18n.language) })}{' '}
          <Button
            variant="quiet"
            size="small"
            onClick={() => void openPage('journal', `session/${encodeURIComponent(sessionId)}`)}
          >
            {t('panel.ended.changeTime')}
          </Button>
        </p>
      )}
      <LastWords session={session} />
      <div className={styles.row}>
        <Button onClick={() => void run({ type: 'reflection.open', sessionId })}>
          {t(finished ? 'panel.ended.lookAgain' : 'panel.ended.reflect')}
        </Button>
        <Button
          variant="quiet"
          onClick={() => void run({ type: 'session.reopen', sessionId, tabId })}
        >
          {t('panel.ended.dropped')}
        </Button>
      </div>
    </section>
  );
}

/** The time of day, with the day where that is not the day of `nowMs`. */
function formatInstant(atMs: number, nowMs: number, language: string): string {
  const sameDay = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  const day = sameDay ? {} : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(language, { ...day, timeStyle: 'short' }).format(atMs);
}
