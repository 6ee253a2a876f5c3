import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureBoundary } from '../data/FailureBoundary';
import { Keeping } from './Keeping';
import { LanguageChoice } from './LanguageChoice';
import { Part } from './Part';
import { SampleJournal } from './SampleJournal';
import { Sites } from './Sites';
import { Steps } from './Steps';
import styles from './Welcome.module.css';

/** The page after installation: what Aparté is, what it promises, and on which sites it may work. */
export function Welcome() {
  const { t } = useTranslation();
  const title = t('welcome.title');
  const sites = useRef<HTMLDivElement>(null);
  const toSites = () => {
    sites.current?.scrollIntoView({ block: 'start' });
    sites.current?.focus({ preventScroll: true });
  };

  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <LanguageChoice />
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>{t('welcome.lead')}</p>
      </header>
      <FailureBoundary name={t('welcome.steps.title')}>
        <Steps onSites={toSites} />
      </FailureBoundary>
      <Part title={t('welcome.does.title')}>
        <ul className={styles.list}>
          <li>{t('welcome.does.balance')}</li>
          <li>{t('welcome.does.time')}</li>
          <li>{t('welcome.does.prompts')}</li>
          <li>{t('welcome.does.notes')}</li>
        </ul>
      </Part>
      <Part title={t('welcome.doesNot.title')}>
        <ul className={styles.list}>
          <li>{t('welcome.doesNot.words')}</li>
          <li>{t('welcome.doesNot.score')}</li>
          <li>{t('welcome.doesNot.decide')}</li>
        </ul>
      </Part>
      <Part title={t('welcome.promise.title')}>
        <p>{t('welcome.promise.local')}</p>
        <p>{t('welcome.promise.microphone')}</p>
        <p>{t('welcome.promise.told')}</p>
      </Part>
      <FailureBoundary name={t('welcome.keeping.title')}>
        <Keeping />
      </FailureBoundary>
      <div ref={sites} tabIndex={-1} className={styles.target}>
        <FailureBoundary name={t('welcome.sites.title')}>
          <Sites />
        </FailureBoundary>
      </div>
      <Part title={t('welcome.open.title')}>
        <ol className={styles.list}>
          <li>{t('welcome.open.reload')}</li>
          <li>{t('welcome.open.button')}</li>
          <li>{t('welcome.open.pin')}</li>
        </ol>
      </Part>
      <FailureBoundary name={t('welcome.sample.title')}>
        <SampleJournal />
      </FailureBoundary>
      <p className={styles.later}>{t('welcome.later')}</p>
    </main>
  );
}
