/** What can still be done with the session that has just ended. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reflectionId } from '../../lib/reflection/reflection';
import { ending } from '../../lib/session/session';
import { useStored, useTabId } from '../app/hooks';
import { useServices } from '../app/services';
import { Button, Notice } from '../ui';
import { LastWords } from './LastWords';
import styles from './Panel.module.css';
import type { SessionWithPerson } from './useOpenSession';

export function JustEnded({ session, person }: SessionWithPerson) {
  const { t, i18n } = useTranslation();
  const { send, stores, openPage } = useServices();
  const [failed, setFailed] = useState(false);
  const tabId = useTabId();
  const sessionId = session.id;
  const finished = useStored('reflection', sessionId, async (id) => {
    const reflection = await stores.reflections.get(reflectionId(id));
    return (reflection?.payload.finishedAt ?? null) !== null;
  });

  const end = ending(session.payload.events);
  const takeBack = async () => {
    setFailed(false);
    setFailed(!(await send({ type: 'session.reopen', sessionId, tabId })).ok);
  };

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
        <Button onClick={() => void send({ type: 'reflection.open', sessionId })}>
          {t(finished ? 'panel.ended.lookAgain' : 'panel.ended.reflect')}
        </Button>
        <Button variant="quiet" onClick={() => void takeBack()}>
          {t('panel.ended.dropped')}
        </Button>
      </div>
      {failed && <Notice tone="attention">{t('panel.ended.failed')}</Notice>}
    </section>
  );
}

/** The time of day, with the day where that is not the day of `nowMs`. */
function formatInstant(atMs: number, nowMs: number, language: string): string {
  const sameDay = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  const day = sameDay ? {} : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(language, { ...day, timeStyle: 'short' }).format(atMs);
}
