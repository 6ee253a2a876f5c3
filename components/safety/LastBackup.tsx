/** The age of the last backup, shown in the journal and never during a call. */
import { useTranslation } from 'react-i18next';
import styles from './Safety.module.css';
import { useSafe } from './useSafety';
import { useTimes } from './useTimes';

export function LastBackup({ href }: { readonly href: string }) {
  const { t } = useTranslation();
  const { since } = useTimes();
  const last = useSafe('backup', (safety) => safety.lastBackup());
  if (last === undefined) return null;
  return (
    <a className={styles.last} href={href}>
      {last ? t('safety.last', { since: since(last.at) }) : t('safety.noneYet')}
    </a>
  );
}
