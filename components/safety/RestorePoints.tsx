/** Snapshots, newest first, each restorable by a click. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Safety } from '../../lib/backup/safety';
import type { RestorePoint } from '../../lib/backup/restore-point';
import { Button, Notice, useToast } from '../ui';
import styles from './Safety.module.css';
import { useTimes } from './useTimes';

interface RestorePointsProps {
  readonly safety: Safety;
  readonly points: readonly RestorePoint[];
  /** Marks the first snapshot as the recommended one. */
  readonly suggestFirst?: boolean;
}

const SHOWN_AT_FIRST = 5;

export function RestorePoints({ safety, points, suggestFirst = false }: RestorePointsProps) {
  const { t } = useTranslation();
  const { at, since } = useTimes();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [all, setAll] = useState(false);

  const bringBack = (id: string) => {
    setBusy(true);
    setFailed(false);
    safety
      .bringBack(id)
      .then(
        ({ unreadable, damagedFiles }) =>
          toast.show({
            message:
              unreadable + damagedFiles > 0
                ? t('safety.points.broughtBackInPart')
                : t('safety.points.broughtBack'),
          }),
        () => setFailed(true),
      )
      .finally(() => setBusy(false));
  };

  return (
    <>
      {failed && <Notice tone="attention">{t('safety.problem.notRestored')}</Notice>}
      <ul role="list" className={styles.points}>
        {points.slice(0, all ? undefined : SHOWN_AT_FIRST).map((point, index) => (
          <li key={point.id}>
            <span className={styles.words}>
              {at(point.madeAt)} <span className={styles.quiet}>{since(point.madeAt)}</span>
              {point.damagedFiles > 0 && (
                <span className={styles.damaged}>{t('safety.points.damaged')}</span>
              )}
            </span>
            <Button
              size="small"
              variant={suggestFirst && index === 0 ? 'primary' : 'secondary'}
              disabled={busy}
              onClick={() => bringBack(point.id)}
            >
              {t('safety.points.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
      {!all && points.length > SHOWN_AT_FIRST && (
        <div>
          <Button variant="quiet" onClick={() => setAll(true)}>
            {t('safety.points.all', { count: points.length })}
          </Button>
        </div>
      )}
    </>
  );
}
