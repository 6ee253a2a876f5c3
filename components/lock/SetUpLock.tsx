import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MIN_PASSPHRASE_CHARS } from '../../lib/lock/lock';
import { useServices, type PreparedLock } from '../app/services';
import { Button, Checkbox, Notice, TextField } from '../ui';
import styles from './Lock.module.css';

/** Sets up the lock: first the passphrase, then the recovery code; encryption starts only after that. */
export function SetUpLock() {
  const [prepared, setPrepared] = useState<PreparedLock | null>(null);
  return prepared ? (
    <KeepCode prepared={prepared} onCancel={() => setPrepared(null)} />
  ) : (
    <Choose onPrepared={setPrepared} />
  );
}

function Choose({ onPrepared }: { readonly onPrepared: (prepared: PreparedLock) => void }) {
  const { t } = useTranslation();
  const { lock } = useServices();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<'short' | 'differs' | null>(null);

  const go = async (event: FormEvent) => {
    event.preventDefault();
    if ([...passphrase].length < MIN_PASSPHRASE_CHARS) return setFault('short');
    if (passphrase !== again) return setFault('differs');
    onPrepared(await lock.prepare(passphrase));
  };
  return (
    <form className={styles.stack} onSubmit={(event) => void go(event)}>
      <TextField
        type="password"
        autoComplete="new-password"
        label={t('lock.passphrase')}
        hint={t('lock.passphraseHint')}
        value={passphrase}
        onValueChange={setPassphrase}
        error={fault === 'short' ? t('lock.short', { count: MIN_PASSPHRASE_CHARS }) : undefined}
      />
      <TextField
        type="password"
        autoComplete="new-password"
        label={t('lock.again')}
        value={again}
        onValueChange={setAgain}
        error={fault === 'differs' ? t('lock.differs') : undefined}
      />
      <Button type="submit">{t('lock.continue')}</Button>
    </form>
  );
}

interface KeepCodeProps {
  readonly prepared: PreparedLock;
  readonly onCancel: () => void;
}

function KeepCode({ prepared, onCancel }: KeepCodeProps) {
  const { t } = useTranslation();
  const { lock, copy } = useServices();
  const [kept, setKept] = useState(false);
  const [state, setState] = useState<'asked' | 'copied' | 'sealing' | 'failed'>('asked');
  const { recoveryCode } = prepared;

  const seal = async () => {
    setState('sealing');
    try {
      await lock.turnOn(prepared);
    } catch (error) {
      console.warn('aparté: the lock was not turned on', error);
      setState('failed');
    }
  };
  return (
    <div className={styles.stack}>
      <p>{t('lock.codeLead')}</p>
      <output className={styles.code}>{recoveryCode}</output>
      <div className={styles.row}>
        <Button
          onClick={() =>
            void copy({ html: recoveryCode, plain: recoveryCode }).then(() => setState('copied'))
          }
        >
          {t(state === 'copied' ? 'lock.copied' : 'lock.copy')}
        </Button>
        <Button onClick={() => window.print()}>{t('lock.print')}</Button>
      </div>
      <Checkbox label={t('lock.kept')} checked={kept} onCheckedChange={setKept} />
      {state === 'failed' && <Notice tone="attention">{t('lock.notSealed')}</Notice>}
      <div className={styles.row}>
        <Button onClick={onCancel} disabled={state === 'sealing'}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="primary"
          disabled={!kept || state === 'sealing'}
          onClick={() => void seal()}
        >
          {t(state === 'sealing' ? 'lock.sealing' : 'lock.turnOn')}
        </Button>
      </div>
    </div>
  );
}
