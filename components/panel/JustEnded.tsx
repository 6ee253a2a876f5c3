/** What can still be done with the session that has just ended. */
import { useTranslation } from 'react-i18next';
import { reflectionId } from '../../lib/reflection/reflection';
import { ending } from '../../lib/session/session';
import { useStored, useTabId } from '../app/hooks';
import { useServices } from '../app/services';
import { useCommand } from '../app/useCommand';
import { Button } from '../ui';
import { dayAndTime } from './dayAndTime';
import { LastWords } from './LastWords';
import styles from './Panel.module.css';
import type { SessionWithPerson } from './useOpenSession';

export function JustEnded({ session, person }: SessionWithPerson) {
  const { t } = useTranslation();
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
          <Over atMs={end.at} madeAt={end.madeAt} />{' '}
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

function Over({ atMs, madeAt }: { readonly atMs: number; readonly madeAt: number }) {
  const { t, i18n } = useTranslation();
  const { day, time } = dayAndTime(atMs, madeAt, i18n.language);
  return day === null ? t('panel.ended.over', { time }) : t('panel.ended.overOn', { day, time });
}
