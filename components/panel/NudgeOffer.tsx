/** After the first session, once: would cues help? Until a yes there are none. */
import { useTranslation } from 'react-i18next';
import { sessionState } from '../../lib/session/session';
import { useSettings, useStored } from '../app/hooks';
import { useServices } from '../app/services';
import { Button } from '../ui';
import styles from './Nudge.module.css';

export function NudgeOffer() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const [settings, change] = useSettings();
  const hadOne = useStored('session', 'any ended', async () =>
    (await stores.sessions.list()).some(({ payload }) => sessionState(payload.events) === 'ended'),
  );
  if (settings?.nudges !== 'notAsked' || hadOne !== true) return null;
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
