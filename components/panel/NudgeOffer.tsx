/** Asks once, after the first session, whether cues would help. Cues stay off until accepted. */
import { useTranslation } from 'react-i18next';
import { inEarnest } from '../../lib/practice/in-earnest';
import { sessionState, type SessionRecord } from '../../lib/session/session';
import { useSettings } from '../app/settings';
import { Button } from '../ui';
import styles from './Nudge.module.css';

interface NudgeOfferProps {
  readonly sessions: readonly SessionRecord[];
}

export function NudgeOffer({ sessions }: NudgeOfferProps) {
  const { t } = useTranslation();
  const [settings, change] = useSettings();
  const hadOne = inEarnest(sessions).some(
    ({ payload }) => sessionState(payload.events) === 'ended',
  );
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
