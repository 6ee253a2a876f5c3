import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { useSettings } from '../app/settings';
import { Button, Notice, Select } from '../ui';
import styles from './Lock.module.css';

const MINUTES = [5, 15, 30, 60, 240];

/** Locks now, or sets the delay. Not during a session: notes could not be written. */
export function LockOpen() {
  const { t } = useTranslation();
  const { send } = useServices();
  const [settings, change] = useSettings();
  const [refused, setRefused] = useState(false);
  if (!settings) return null;
  return (
    <>
      <Notice>{t('lock.on')}</Notice>
      <div className={styles.row}>
        <Select
          label={t('lock.after')}
          hint={t('lock.afterHint')}
          value={String(settings.lockAfterMinutes)}
          onValueChange={(minutes) => void change({ lockAfterMinutes: Number(minutes) })}
          options={MINUTES.map((count) => ({
            value: String(count),
            label: t('lock.minutes', { count }),
          }))}
        />
      </div>
      <Button
        onClick={() => void send({ type: 'lock.now' }).then((reply) => setRefused(!reply.ok))}
      >
        {t('lock.now')}
      </Button>
      {refused && <Notice tone="attention">{t('lock.inSession')}</Notice>}
    </>
  );
}
