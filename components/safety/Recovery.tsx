/** Replaces every page while the database is lost, incomplete or closed: nothing is written meanwhile. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Damage, Loss } from '../../lib/backup/database-fingerprint';
import { RECORD_KINDS } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { Button, Dialog, Section } from '../ui';
import { RestoreFile } from './RestoreFile';
import { RestorePoints } from './RestorePoints';
import styles from './Safety.module.css';
import { SPOKEN_KINDS } from './spokenKinds';
import { useSafe } from './useSafety';
import { useTimes } from './useTimes';

interface RecoveryProps {
  readonly condition: Damage;
}

export function Recovery({ condition }: RecoveryProps) {
  const { t } = useTranslation();
  const { safety } = useServices();
  const { since } = useTimes();
  const points = useSafe('snapshot', (each) => each.restorePoints());
  const last = useSafe('backup', (each) => each.lastBackup());
  const [sure, setSure] = useState(false);
  const accept = () => {
    setSure(false);
    void safety.accept();
  };
  const { state } = condition;

  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t(`safety.recovery.${state}.title`)}</h1>
      <div className={styles.lead}>
        <p>{t(`safety.recovery.${state}.what`)}</p>
        <Known condition={condition} />
        {state === 'shut' && (
          <div>
            <Button variant="primary" onClick={() => void safety.retry()}>
              {t('safety.recovery.shut.retry')}
            </Button>
          </div>
        )}
      </div>
      {points && points.length > 0 && (
        <Section title={t('safety.recovery.points')}>
          <RestorePoints safety={safety} points={points} suggestFirst={state !== 'shut'} />
        </Section>
      )}
      <Section title={t('safety.recovery.file')}>
        <div className={styles.stack}>
          <p className={styles.quiet}>
            {last
              ? t(`safety.backup.last_${last.where}`, {
                  since: since(last.at),
                  name: last.fileName,
                })
              : last === null && t('safety.recovery.noBackup')}
          </p>
          <RestoreFile safety={safety} intoNothing />
        </div>
      </Section>
      <Section title={t('safety.recovery.otherwise')}>
        <Button onClick={() => (state === 'fewer' ? accept() : setSure(true))}>
          {t(`safety.recovery.${state}.accept`)}
        </Button>
      </Section>
      <Dialog
        alert
        open={sure}
        onOpenChange={setSure}
        title={t('safety.recovery.sure.title')}
        description={t('safety.recovery.sure.text')}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button onClick={() => setSure(false)}>{t('common.cancel')}</Button>
            <Button variant="danger" onClick={accept}>
              {t('safety.recovery.sure.yes')}
            </Button>
          </>
        }
      />
    </main>
  );
}

/** What is known about the lost content. */
function Known({ condition }: RecoveryProps) {
  const { t, i18n } = useTranslation();
  const { at } = useTimes();
  const list = (counts: Loss['missing']) => {
    const shown = RECORD_KINDS.filter(
      (kind) => (counts[kind] ?? 0) > 0 && SPOKEN_KINDS.includes(kind),
    );
    const words = shown.map((kind) => t(`rights.kinds.${kind}`, { count: counts[kind] ?? 0 }));
    return new Intl.ListFormat(i18n.language).format(words);
  };
  if (condition.state === 'shut')
    return <p className={styles.quiet}>{t('safety.recovery.shut.reason', condition)}</p>;
  if (condition.state === 'fewer') {
    const missing = list(condition.loss.missing);
    return missing === '' ? null : <p>{t('safety.recovery.fewer.missing', { list: missing })}</p>;
  }
  if (condition.before === null) return null;
  const there = list(condition.before.totals);
  if (there === '') return null;
  return (
    <p>{t('safety.recovery.lost.before', { list: there, at: at(condition.before.lastWriteAt) })}</p>
  );
}
