/** Where one can go in the journal: a column beside it, or one row above it where there is no room. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LastBackup } from '../safety/LastBackup';
import styles from './Navigation.module.css';
import { placeHref } from './place';
import { VIEWS } from './views';

/** Of the row's beginning stays in sight, so that one sees there is more. */
const BEFORE_PX = 40;

/** @param at the entry one is in */
export function Navigation({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const row = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>(`[href="${placeHref(at)}"]`);
    if (current) row.current?.scrollTo({ left: current.offsetLeft - BEFORE_PX });
  }, [at]);

  return (
    <nav className={styles.nav} aria-label={t('journal.navigation')}>
      <p className={styles.name}>{t('journal.title')}</p>
      <ul ref={row} role="list" className={styles.row}>
        {Object.entries(VIEWS).map(
          ([view, { nav }]) =>
            nav && (
              <li key={view}>
                <a href={placeHref(view)} aria-current={view === at ? 'page' : undefined}>
                  {t(nav)}
                </a>
              </li>
            ),
        )}
      </ul>
      <div className={styles.backup}>
        <LastBackup href={placeHref('safety')} />
      </div>
    </nav>
  );
}
