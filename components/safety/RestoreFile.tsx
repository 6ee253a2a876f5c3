/** Restores a backup file: choose, decrypt, preview, confirm. */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Safety } from '../../lib/backup/safety';
import { Button, Notice, TextField } from '../ui';
import { RestorePreview } from './RestorePreview';
import styles from './Safety.module.css';
import { useRestoreFile } from './useRestoreFile';

interface RestoreFileProps {
  readonly safety: Safety;
  /** There is no data to lose: merging is the only option. */
  readonly intoNothing?: boolean;
}

export function RestoreFile({ safety, intoNothing = false }: RestoreFileProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { file, passphrase, found, problem, busy, choose, write, open, restore, leave } =
    useRestoreFile(safety);

  return (
    <div className={styles.stack}>
      <div>
        <Button disabled={busy} onClick={() => input.current?.click()}>
          {t('safety.restore.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label={t('safety.restore.choose')}
          className={styles.file}
          tabIndex={-1}
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            // Clear the input, so that the same file can be chosen again after an error.
            if (chosen) void choose(chosen).finally(() => (target.value = ''));
          }}
        />
      </div>
      {problem && <Notice tone="attention">{problem}</Notice>}
      {found?.state === 'needsPassphrase' || found?.state === 'wrongPassphrase' ? (
        <form
          className={styles.passphrase}
          onSubmit={(event) => {
            event.preventDefault();
            void open();
          }}
        >
          <TextField
            type="password"
            label={t('safety.restore.passphrase', { name: file?.name ?? '' })}
            error={found.state === 'wrongPassphrase' ? t('safety.restore.wrong') : undefined}
            value={passphrase}
            onValueChange={write}
          />
          <div>
            <Button type="submit" variant="primary" disabled={busy || passphrase === ''}>
              {t('safety.restore.open')}
            </Button>
          </div>
        </form>
      ) : null}
      {found?.state === 'ready' && (
        <RestorePreview
          name={file?.name ?? ''}
          found={found}
          busy={busy}
          intoNothing={intoNothing}
          onRestore={(mode) => void restore(found.backup, mode)}
          onLeave={leave}
        />
      )}
    </div>
  );
}
