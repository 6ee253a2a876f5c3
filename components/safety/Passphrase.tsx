/** Whether a backup is encrypted, and its passphrase: typed twice, since nobody can recover it. */
import { useTranslation } from 'react-i18next';
import { Checkbox, TextField } from '../ui';
import styles from './Safety.module.css';
import { LEAST_CHARACTERS, type PassphraseChoice } from './usePassphrase';

export function Passphrase({ choice }: { readonly choice: PassphraseChoice }) {
  const { t } = useTranslation();
  const { sealed, first, again, problem, change } = choice;
  return (
    <>
      <Checkbox
        label={t('safety.passphrase.use')}
        hint={t('safety.passphrase.hint')}
        checked={sealed}
        onCheckedChange={(wanted) => change({ sealed: wanted })}
      />
      {sealed && (
        <div className={styles.passphrase}>
          <TextField
            type="password"
            autoComplete="new-password"
            label={t('safety.passphrase.first')}
            error={
              problem === 'short'
                ? t('safety.passphrase.short', { least: LEAST_CHARACTERS })
                : undefined
            }
            value={first}
            onValueChange={(text) => change({ first: text })}
          />
          <TextField
            type="password"
            autoComplete="new-password"
            label={t('safety.passphrase.again')}
            error={problem === 'differs' ? t('safety.passphrase.differs') : undefined}
            value={again}
            onValueChange={(text) => change({ again: text })}
          />
        </div>
      )}
    </>
  );
}
