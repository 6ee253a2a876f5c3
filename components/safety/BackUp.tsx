/** Backs up outside the browser: now, or automatically to a folder. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Safety } from '../../lib/backup/safety';
import { Button, Notice, Section, useToast } from '../ui';
import { Passphrase } from './Passphrase';
import styles from './Safety.module.css';
import { usePassphrase } from './usePassphrase';
import { useSafe } from './useSafety';
import { useTimes } from './useTimes';

export function BackUp({ safety }: { readonly safety: Safety }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { since } = useTimes();
  const choice = usePassphrase();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const last = useSafe('backup', (each) => each.lastBackup());
  const folder = useSafe('backup', (each) => each.folder.state());

  const run = (work: (passphrase: string | null) => Promise<string | null>) => {
    const passphrase = choice.decide();
    if (passphrase === undefined) return;
    setBusy(true);
    setFailed(false);
    work(passphrase)
      .then(
        (message) => {
          if (message === null) return;
          choice.clear();
          toast.show({ message });
        },
        () => setFailed(true),
      )
      .finally(() => setBusy(false));
  };
  const download = () =>
    run(async (passphrase) => {
      await safety.download(passphrase);
      return t('safety.backup.downloaded');
    });
  const choose = () =>
    run(async (passphrase) =>
      (await safety.folder.choose(passphrase)) ? t('safety.folder.begun') : null,
    );

  return (
    <Section title={t('safety.backup.title')} level={2}>
      <div className={styles.stack}>
        <p>{t('safety.backup.why')}</p>
        <p className={styles.quiet}>
          {last
            ? t(`safety.backup.last_${last.where}`, { since: since(last.at), name: last.fileName })
            : last === null && t('safety.backup.never')}
        </p>
        <Passphrase choice={choice} />
        {failed && <Notice tone="attention">{t('safety.backup.failed')}</Notice>}
        <div className={styles.buttons}>
          <Button variant="primary" disabled={busy} onClick={download}>
            {t('safety.backup.now')}
          </Button>
          {safety.folder.possible && folder !== undefined && (
            <Button disabled={busy} onClick={choose}>
              {folder ? t('safety.folder.another') : t('safety.folder.choose')}
            </Button>
          )}
        </div>
        {folder && (
          <>
            <p>
              {t('safety.folder.chosen', { name: folder.name })}{' '}
              {folder.sealed ? t('safety.folder.sealed') : t('safety.folder.plain')}
            </p>
            {!folder.allowed && (
              <Notice
                tone="attention"
                action={{
                  label: t('safety.folder.allow'),
                  onSelect: () => void safety.folder.allow().catch(() => setFailed(true)),
                }}
              >
                {t('safety.folder.notAllowed')}
              </Notice>
            )}
            <div>
              <Button variant="quiet" onClick={() => void safety.folder.forget()}>
                {t('safety.folder.forget')}
              </Button>
            </div>
          </>
        )}
        {folder === null && (
          <p className={styles.quiet}>
            {safety.folder.possible ? t('safety.folder.why') : t('safety.folder.impossible')}
          </p>
        )}
      </div>
    </Section>
  );
}
