import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { Button, TextField } from '../ui';
import styles from './Lock.module.css';

type Secret = 'passphrase' | 'recoveryCode';

/** The only content of a page while it is locked. */
export function Unlock() {
  const { t } = useTranslation();
  const { lock } = useServices();
  const [secret, setSecret] = useState<Secret>('passphrase');
  const [text, setText] = useState('');
  const [state, setState] = useState<'asked' | 'opening' | 'wrong' | 'failed'>('asked');

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    setState('opening');
    try {
      if (!(await lock.unlock(secret, text))) setState('wrong');
    } catch (error) {
      console.warn('aparté: unlocking failed', error);
      setState('failed');
    }
  };
  const ask = (next: Secret) => {
    setSecret(next);
    setText('');
    setState('asked');
  };
  const error =
    state === 'wrong'
      ? t(`lock.wrong.${secret}`)
      : state === 'failed'
        ? t('lock.notOpened')
        : undefined;

  return (
    <main className={styles.gate}>
      <h1 className={styles.title}>{t('lock.locked')}</h1>
      <p className={styles.hint}>{t('lock.lockedHint')}</p>
      <form className={styles.stack} onSubmit={(event) => void unlock(event)}>
        <TextField
          key={secret}
          // Unlocking is the only action here.
          autoFocus
          type={secret === 'passphrase' ? 'password' : 'text'}
          autoComplete={secret === 'passphrase' ? 'current-password' : 'off'}
          label={t(`lock.${secret}`)}
          value={text}
          onValueChange={(next) => {
            setText(next);
            if (state !== 'opening') setState('asked');
          }}
          error={error}
        />
        <Button type="submit" variant="primary" disabled={state === 'opening' || text === ''}>
          {t(state === 'opening' ? 'lock.opening' : 'lock.unlock')}
        </Button>
        <Button
          variant="quiet"
          size="small"
          onClick={() => ask(secret === 'passphrase' ? 'recoveryCode' : 'passphrase')}
        >
          {t(secret === 'passphrase' ? 'lock.useCode' : 'lock.usePassphrase')}
        </Button>
      </form>
    </main>
  );
}
