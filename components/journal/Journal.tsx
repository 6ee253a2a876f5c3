/** The coach's journal: everything kept after the calls, in one column beside the navigation. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureBoundary } from '../data/FailureBoundary';
import styles from './Journal.module.css';
import { MergesProvider } from './merges';
import { Navigation } from './Navigation';
import { SampleNotice } from './Sample';
import { UnreadableNotice } from './UnreadableNotice';
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
      <Navigation at={current.under ?? name} />
      <MergesProvider>
        <main className={styles.main} key={`${name}/${id ?? ''}`}>
          <FailureBoundary name={title}>
            <UnreadableNotice />
            <SampleNotice />
            <Show id={id} within={within} />
          </FailureBoundary>
        </main>
      </MergesProvider>
    </div>
  );
}
