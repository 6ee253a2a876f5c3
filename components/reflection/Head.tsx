import { useTranslation } from 'react-i18next';
import { durationText, instantText } from '../../lib/export/format';
import { runningIntervals, sessionTimeMs } from '../../lib/session/clock';
import { startedAt, type SessionRecord } from '../../lib/session/session';
import { useServices } from '../app/services';
import { localTimeZone } from '../app/timeZone';
import { useLanguage } from '../app/useLanguage';
import styles from './Head.module.css';

interface HeadProps {
  readonly session: SessionRecord;
  readonly personName: string;
}

/** Person, date and length of the session. */
export function Head({ session, personName }: HeadProps) {
  const { t } = useTranslation();
  const { clock } = useServices();
  const language = useLanguage();
  const { events } = session.payload;
  const nowMs = clock.nowMs();
  const { date, time } = instantText(startedAt(events), localTimeZone(), language);
  const lengthMs = sessionTimeMs(runningIntervals(events, nowMs), nowMs);

  return (
    <header className={styles.head}>
      <h1 className={styles.title}>
        {personName === ''
          ? t('reflection.withNobody')
          : t('reflection.withSomeone', { name: personName })}
      </h1>
      <p className={styles.meta}>
        {t('reflection.meta', { date, time, duration: durationText(wholeMinutes(lengthMs)) })}
      </p>
    </header>
  );
}

/** Rounds to whole minutes once a session has lasted a minute. */
function wholeMinutes(ms: number): number {
  return ms < 60_000 ? ms : Math.round(ms / 60_000) * 60_000;
}
