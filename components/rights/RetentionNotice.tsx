import { useTranslation } from 'react-i18next';
import { retained, type Retained } from '../../lib/rights/retention';
import { useNow } from '../app/hooks';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useSettings } from '../app/settings';
import { useDay } from '../app/useDay';
import { placeHref } from '../journal/place';
import { Notice } from '../ui';
import styles from './Rights.module.css';

const HOUR_MS = 3_600_000;

/**
 * People whose retention has ended or is about to, each linked to their data; renders nothing when there are
 * none.
 */
export function RetentionNotice() {
  const { t } = useTranslation();
  const { stores, rights } = useServices();
  const [settings] = useSettings();
  const nowMs = useNow(HOUR_MS);
  const { data: people } = useStored('person', 'all', () => stores.people.list());
  const { data: sessions } = useStored('session', 'all', () => stores.sessions.list());
  const { data: warned } = useStored('setting', 'warnings', () => rights.warnings.read());
  if (!settings || !people || !sessions) return null;
  const rule = {
    months: settings.retentionMonths,
    byItselfSince: settings.retentionByItselfSince,
  };
  const all = retained(people, sessions, rule, nowMs, warned);
  return (['due', 'soon'] as const).map((state) => {
    const those = all.filter((each) => each.state === state);
    return those.length === 0 ? null : (
      <div key={state}>
        <Notice tone={state === 'due' ? 'attention' : 'info'}>
          {t(`rights.retention.${state}`)}
        </Notice>
        <ul role="list" className={styles.names}>
          {those.map((each) => (
            <Named key={each.personId} {...each} />
          ))}
        </ul>
      </div>
    );
  });
}

function Named({ personId, name, dueAt, erasedAt }: Retained) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <li>
      <a href={placeHref('rights', personId)}>{name}</a>{' '}
      <span className={styles.hint}>
        {erasedAt === null
          ? t('rights.retention.dueOn', { date: day(dueAt) })
          : t('rights.retention.itself', { date: day(erasedAt) })}
      </span>
    </li>
  );
}
