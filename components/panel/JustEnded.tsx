/** The actions on the session that has just ended. */
import { useTranslation } from 'react-i18next';
import { reflectionId } from '../../lib/reflection/reflection';
import { ending } from '../../lib/session/session';
import { useTabId } from '../app/hooks';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useCommand } from '../app/useCommand';
import { Button } from '../ui';
import { dayAndTime } from './dayAndTime';
import { UnsavedDraft } from './UnsavedDraft';
import styles from './Panel.module.css';
import type { SessionWithPerson } from './useOpenSession';

export function JustEnded({ session, person }: SessionWithPerson) {
  const { t } = useTranslation();
  const { stores, openPage } = useServices();
  const run = useCommand();
  const tabId = useTabId();
  const sessionId = session.id;
  const name = person?.payload.name ?? '?';
  const { data: finished } = useStored('reflection', sessionId, async (id) => {
    const reflection = await stores.reflections.get(reflectionId(id));
    return (reflection?.payload.finishedAt ?? null) !== null;
  });

  const end = ending(session.payload.events);
  return (
    <section className={styles.ended}>
      <p data-focus-home>{t('panel.ended.done', { name })}</p>
      {end?.madeAt !== undefined && (
        <p>
          <Over end={end} madeAt={end.madeAt} name={name} />{' '}
          <Button
            variant="quiet"
            size="small"
            onClick={() => void openPage('journal', `session/${encodeURIComponent(sessionId)}`)}
          >
            {t('panel.ended.changeTime')}
          </Button>
        </p>
      )}
      <UnsavedDraft session={session} />
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

interface OverProps {
  readonly end: NonNullable<ReturnType<typeof ending>>;
  readonly madeAt: number;
  readonly name: string;
}

/**
 * When the session ended, and how that was determined: by the last record, or because somebody left the call.
 */
function Over({ end, madeAt, name }: OverProps) {
  const { t, i18n } = useTranslation();
  const { day, time } = dayAndTime(end.at, madeAt, i18n.language);
  const how = end.reason === 'coach' ? 'over' : 'left';
  return day === null
    ? t(`panel.ended.${how}`, { time, name })
    : t(`panel.ended.${how}On`, { day, time, name });
}
