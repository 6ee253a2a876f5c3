/** A short neutral summary of all sessions with the person. */
import { useTranslation } from 'react-i18next';
import { calendarDateText, durationText } from '../../../lib/export/format';
import { nextDate, storySoFar } from '../../../lib/journal/story';
import { madeInEarnest } from '../../../lib/practice/in-earnest';
import type { ReflectionRecord } from '../../../lib/reflection/reflection';
import { dayOf } from '../../../lib/time/day';
import { useStored } from '../../data/useStored';
import { useServices } from '../../app/services';
import { localTimeZone } from '../../app/timeZone';
import { useDay } from '../../app/useDay';
import { useLanguage } from '../../app/useLanguage';
import { useRecords } from '../../data/useRecords';
import styles from './PersonPage.module.css';

export function StorySoFar({ personId }: { readonly personId: string }) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const day = useDay();
  const language = useLanguage();
  const { data: sessions } = useStored('session', personId, (id) => stores.sessions.byPerson(id));
  const { data: reflections } = useRecords<ReflectionRecord>(
    stores.reflections,
    'personId',
    personId,
  );
  const story = sessions && storySoFar(sessions);
  if (!story || !reflections) return null;
  const next = nextDate(
    madeInEarnest(reflections, sessions),
    dayOf(clock.nowMs(), localTimeZone()),
  );
  const date = next === null ? null : calendarDateText(next, language);
  return (
    <p className={styles.story}>
      {t('journal.over.story', {
        count: story.sessions,
        first: day(story.firstAt),
        last: day(story.lastAt),
        total: durationText(Math.round(story.totalMs / 60_000) * 60_000),
      })}
      {date !== null && ` ${t('journal.over.next', { date })}`}
    </p>
  );
}
