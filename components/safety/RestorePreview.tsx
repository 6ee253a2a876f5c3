/** The effect of restoring a backup, kind by kind, and the choice between merging and replacing. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection, RestoreMode } from '../../lib/backup/safety';
import { Button, Dialog, Notice, SegmentedControl } from '../ui';
import { bringsBack, Returning } from './Returning';
import styles from './Safety.module.css';
import { useTimes } from './useTimes';

interface RestorePreviewProps {
  readonly name: string;
  readonly found: Extract<Inspection, { state: 'ready' }>;
  readonly busy: boolean;
  readonly intoNothing: boolean;
  onRestore(mode: RestoreMode): void;
  onLeave(): void;
}

const COLUMNS = {
  merge: ['added', 'newerThere', 'newerHere', 'deleted'],
  replace: ['inBackup', 'onlyHere'],
} as const;

export function RestorePreview(props: RestorePreviewProps) {
  const { name, found, busy, intoNothing, onRestore, onLeave } = props;
  const { t } = useTranslation();
  const { at } = useTimes();
  const [mode, setMode] = useState<RestoreMode>('merge');
  const [asking, setAsking] = useState(false);
  const { backup, preview } = found;
  const returns = found.returns[mode];
  const label = t(`safety.restore.${mode}Now`);
  const sum = (column: 'erasedHere' | 'onlyHere') =>
    preview.reduce((total, line) => total + line[column], 0);

  return (
    <div className={styles.stack}>
      <p>{t('safety.restore.made', { name, at: at(backup.madeAt) })}</p>
      {!intoNothing && (
        <SegmentedControl
          label={t('safety.restore.mode')}
          value={mode}
          onValueChange={setMode}
          segments={[
            { value: 'merge', label: t('safety.restore.merge') },
            { value: 'replace', label: t('safety.restore.replace') },
          ]}
        />
      )}
      <p className={styles.quiet}>{t(`safety.restore.${mode}Means`)}</p>
      <table className={styles.preview}>
        <thead>
          <tr>
            <th scope="col">{t('safety.restore.kind')}</th>
            {COLUMNS[mode].map((column) => (
              <th key={column} scope="col">
                {t(`safety.restore.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map((line) => (
            <tr key={line.kind}>
              <th scope="row">{t(`safety.kinds.${line.kind}`)}</th>
              {COLUMNS[mode].map((column) => (
                <td key={column}>{line[column] === 0 ? '–' : line[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {mode === 'merge' && sum('erasedHere') > 0 && (
        <p className={styles.quiet}>
          {t('safety.restore.erasedHere', { count: sum('erasedHere') })}
        </p>
      )}
      {backup.damaged.length > 0 && (
        <p className={styles.quiet}>
          {t('safety.restore.damaged', { count: backup.damaged.length })}
        </p>
      )}
      {mode === 'replace' && sum('onlyHere') > 0 && (
        <Notice tone="attention">{t('safety.restore.lost', { count: sum('onlyHere') })}</Notice>
      )}
      <Returning {...returns} />
      <div className={styles.buttons}>
        <Button
          variant={mode === 'replace' ? 'danger' : 'primary'}
          disabled={busy}
          onClick={() => (bringsBack(returns) ? setAsking(true) : onRestore(mode))}
        >
          {bringsBack(returns) ? `${label}…` : label}
        </Button>
        <Button variant="quiet" disabled={busy} onClick={onLeave}>
          {t('common.cancel')}
        </Button>
      </div>
      <Dialog
        alert
        open={asking}
        onOpenChange={setAsking}
        title={t('safety.restore.backTitle')}
        description={t(`safety.restore.backText_${mode}`)}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button
              variant="danger"
              onClick={() => {
                setAsking(false);
                onRestore(mode);
              }}
            >
              {t(`safety.restore.backYes_${mode}`)}
            </Button>
          </>
        }
      >
        <div className={styles.stack}>
          <Returning {...returns} />
        </div>
      </Dialog>
    </div>
  );
}
