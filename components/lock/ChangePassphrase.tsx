import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MIN_PASSPHRASE_CHARS } from '../../lib/lock/lock';
import { useServices } from '../app/services';
import { Button, Notice, TextField } from '../ui';
import styles from './Lock.module.css';

type Outcome = 'asked' | 'working' | 'wrong' | 'short' | 'changed' | 'failed';

/** Changes the passphrase or removes the lock: both require the current passphrase, or the recovery code. */
export function ChangePassphrase() {
  const { t } = useTranslation();
  const { lock } = useServices();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('asked');

  const run = async (work: () => Promise<boolean>) => {
    setOutcome('working');
    try {
      const right = await work();
      setOutcome(right ? 'changed' : 'wrong');
      if (right) {
        setCurrent('');
        setNext('');
      }
    } catch (error) {
      console.warn('aparté: the lock was not changed', error);
      setOutcome('failed');
    }
  };
  return (
    <details>
      <summary>{t('lock.change')}</summary>
      <div className={styles.stack}>
        <TextField
          type="password"
          autoComplete="current-password"
          label={t('lock.current')}
          value={current}
          onValueChange={setCurrent}
          error={outcome === 'wrong' ? t('lock.wrong.either') : undefined}
        />
        <TextField
          type="password"
          autoComplete="new-password"
          label={t('lock.next')}
          value={next}
          onValueChange={setNext}
          error={outcome === 'short' ? t('lock.short', { count: MIN_PASSPHRASE_CHARS }) : undefined}
        />
        {outcome === 'changed' && <Notice>{t('lock.changed')}</Notice>}
        {outcome === 'failed' && <Notice tone="attention">{t('lock.notChanged')}</Notice>}
        <div className={styles.row}>
          <Button
            disabled={outcome === 'working'}
            onClick={() => {
              if ([...next].length < MIN_PASSPHRASE_CHARS) return setOutcome('short');
              void run(() => lock.changePassphrase(current, next));
            }}
          >
            {t('lock.changeYes')}
          </Button>
          <Button
            variant="danger"
            disabled={outcome === 'working'}
            onClick={() => void run(() => lock.turnOff(current))}
          >
            {t('lock.turnOff')}
          </Button>
        </div>
      </div>
    </details>
  );
}
