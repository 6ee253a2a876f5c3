/** The coach's own journal: what stays after the calls. One column beside its navigation. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LastBackup } from '../safety/LastBackup';
import styles from './Journal.module.css';
import { placeHref } from './place';
import { SampleNotice } from './Sample';
import { usePlace } from './usePlace';
import { FIRST_VIEW, VIEWS } from './views';

export function Journal() {
  const { t } = useTranslation();
  const { view, id, within } = usePlace();
  const name = Object.hasOwn(VIEWS, view) ? view : FIRST_VIEW;
  const current = VIEWS[name];
  const title = t('journal.title');

  useEffect(() => {
    document.title = `${title} – ${t('common.name')}`;
  }, [title, t]);

  if (!current) return null;
  const Show = current.show;
  return (
    <div className={styles.page}>
      <nav className={styles.nav} aria-label={t('journal.navigation')}>
        <p className={styles.name}>{title}</p>
        <ul role="list">
          {Object.entries(VIEWS).map(
            ([other, { nav }]) =>
              nav && (
                <li key={other}>
                  <a
                    href={placeHref(other)}
                    aria-current={other === (current.under ?? name) ? 'page' : undefined}
                  >
                    {t(nav)}
                  </a>
                </li>
              ),
          )}
        </ul>
        <LastBackup href={placeHref('safety')} />
      </nav>
      <main className={styles.main} key={`${name}/${id ?? ''}`}>
        <SampleNotice />
        <Show id={id} within={within} />
      </main>
    </div>
  );
}
