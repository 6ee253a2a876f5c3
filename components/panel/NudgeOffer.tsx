/** After the first session, once: would cues help? Until a yes there are none. */
import { useTranslation } from 'react-i18next';
import { sessionState } from '../../lib/session/session';
import { useSettings } from '../app/hooks';
import { useServices } from '../app/services';
import { Button } from '../ui';
import styles from './Nudge.module.css';
import { useRecent } from './useRecent';

export function NudgeOffer() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const [settings, change] = useSettings();
  const sessions = useRecent(stores.sessions) ?? [];
  const hadOne = sessions.some(({ payload }) => sessionState(payload.events) === 'ended');
  if (settings?.nudges !== 'notAsked' || !hadOne) return null;
  return (
    <section className={styles.offer} aria-label={t('panel.nudges.offerTitle')}>
      <p>{t('panel.nudges.offer')}</p>
      <div className={styles.row}>
        <Button onClick={() => void change({ nudges: 'on' })}>{t('panel.nudges.offerYes')}</Button>
        <Button variant="quiet" onClick={() => void change({ nudges: 'off' })}>
          {t('panel.nudges.offerNo')}
        </Button>
      </div>
    </section>
  );
}
