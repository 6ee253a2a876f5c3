import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { contentLanguage } from '../../lib/i18n';
import type { PracticeCall } from '../../lib/practice/practice-call';
import { usePracticeServices } from '../app/services';
import { Button, Notice } from '../ui';
import { Part } from '../welcome/Part';
import page from '../welcome/Welcome.module.css';
import { ForgetPractice } from './ForgetPractice';
import { Voice } from './Voice';

/** A call between two recorded voices, measured by the same code as a real one. */
export function Practice() {
  const { t } = useTranslation();
  const { practice } = usePracticeServices();
  const title = t('practice.title');

  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <main className={page.page}>
      <header className={page.head}>
        <h1 className={page.title}>{title}</h1>
        <p className={page.lead}>{t('practice.lead')}</p>
      </header>
      <Call call={practice} />
      <Part title={t('practice.try.title')}>
        <ol className={page.list}>
          <li>{t('practice.try.panel')}</li>
          <li>{t('practice.try.start')}</li>
          <li>{t('practice.try.consent')}</li>
          <li>{t('practice.try.watch')}</li>
          <li>{t('practice.try.hangUp')}</li>
        </ol>
      </Part>
      <ForgetPractice />
    </main>
  );
}

function Call({ call }: { readonly call: PracticeCall }) {
  const { t, i18n } = useTranslation();
  const { call: state, line } = useSyncExternalStore(call.listen, call.current);
  const inCall = state === 'connecting' || state === 'live';

  // End the call with the page.
  useEffect(() => {
    window.addEventListener('pagehide', call.hangUp);
    return () => window.removeEventListener('pagehide', call.hangUp);
  }, [call]);

  return (
    <Part title={t('practice.call')}>
      <div className={page.voices}>
        <Voice speaker="coach" line={line} />
        <Voice speaker="coachee" line={line} />
      </div>
      {state === 'failed' && <Notice tone="attention">{t('practice.failed')}</Notice>}
      {inCall ? (
        <Button className={page.allow} onClick={call.hangUp}>
          {t('practice.hangUp')}
        </Button>
      ) : (
        <Button
          variant="primary"
          className={page.allow}
          onClick={() => call.begin(contentLanguage(i18n.language))}
        >
          {t('practice.begin')}
        </Button>
      )}
    </Part>
  );
}
