import { useTranslation } from 'react-i18next';
import { Notice, Section } from '../ui';
import { ChangePassphrase } from './ChangePassphrase';
import styles from './Lock.module.css';
import { LockOpen } from './LockOpen';
import { SetUpLock } from './SetUpLock';
import { useLock } from './useLock';

/** Settings of the passphrase lock: off by default, with a plain statement of what it does not cover. */
export function LockSettings() {
  const { t } = useTranslation();
  const state = useLock();
  return (
    <Section title={t('lock.title')}>
      <div className={styles.stack}>
        <p className={styles.hint}>{t('lock.what')}</p>
        {state === 'off' && <SetUpLock />}
        {(state === 'sealing' || state === 'unsealing') && (
          <Notice>{t(`lock.underWay.${state}`)}</Notice>
        )}
        {state === 'open' && (
          <>
            <LockOpen />
            <ChangePassphrase />
          </>
        )}
        <details className={styles.hint}>
          <summary>{t('lock.readable.title')}</summary>
          <ul className={styles.readable}>
            <li>{t('lock.readable.envelope')}</li>
            <li>{t('lock.readable.settings')}</li>
            <li>{t('lock.readable.unlocked')}</li>
            <li>{t('lock.readable.files')}</li>
            <li>{t('lock.readable.before')}</li>
          </ul>
        </details>
      </div>
    </Section>
  );
}
