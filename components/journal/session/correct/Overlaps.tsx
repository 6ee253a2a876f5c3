/** Lists other sessions at the same time: a warning, never a refusal. */
import { useTranslation } from 'react-i18next';
import { instantText } from '../../../../lib/export/format';
import type { PersonRecord } from '../../../../lib/people/person';
import { overlapping, timesOf, type SessionTimes } from '../../../../lib/session/correct';
import { useStored } from '../../../data/useStored';
import { useServices } from '../../../app/services';
import { localTimeZone } from '../../../app/timeZone';
import { useLanguage } from '../../../app/useLanguage';
import styles from './Correct.module.css';

interface OverlapsProps {
  /** The session being corrected, which is excluded. */
  readonly sessionId: string;
  readonly times: SessionTimes;
  readonly people: readonly PersonRecord[];
}

export function Overlaps({ sessionId, times, people }: OverlapsProps) {
  const { t } = useTranslation();
  const { stores } = useServices();
  const language = useLanguage();
  const { data: sessions } = useStored('session', 'all', () => stores.sessions.list());
  const others = (sessions ?? []).flatMap(({ id, personId, payload }) => {
    const theirs = timesOf(payload.events);
    return theirs ? [{ id, personId, ...theirs }] : [];
  });
  return overlapping(others, { id: sessionId, ...times })
    .slice(0, 3)
    .map(({ id, personId, startedMs }) => (
      <p key={id} className={styles.meta}>
        {t('journal.session.correct.overlaps', {
          name:
            people.find((person) => person.id === personId)?.payload.name ??
            t('journal.reflections.someone'),
          ...instantText(startedMs, localTimeZone(), language),
        })}
      </p>
    ));
}
