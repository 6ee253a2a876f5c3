/** The frame of every page: words, theme, services, gates and notices. */
import type { i18n } from 'i18next';
import { StrictMode, useEffect, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { Condition } from '../../lib/backup/database-fingerprint';
import { chooseLanguage } from '../../lib/i18n';
import { ErrorBoundary } from '../data/ErrorBoundary';
import { FailedReadsNotice } from '../data/FailedReadsNotice';
import { FailedReadsProvider, FailureBoundary } from '../data/FailureBoundary';
import { LockGate } from '../lock/LockGate';
import { PutBack } from '../safety/PutBack';
import { Recovery } from '../safety/Recovery';
import { useCondition } from '../safety/useSafety';
import { Waiting } from '../safety/Waiting';
import { Notice, UiRoot } from '../ui';
import { Above } from './Above';
import { HiddenGate } from './HiddenGate';
import { keepFocus } from './keepFocus';
import { ServicesProvider, useServices, type PageServices } from './services';
import { SettingsProvider, useSettings } from './settings';

interface AppProps {
  readonly services: PageServices;
  readonly words: i18n;
  readonly children: ReactNode;
}

export function App({ services, words, children }: AppProps) {
  return (
    <StrictMode>
      <I18nextProvider i18n={words}>
        <ServicesProvider services={services}>
          <FailedReadsProvider>
            <SettingsProvider>
              <Frame>{children}</Frame>
            </SettingsProvider>
          </FailedReadsProvider>
        </ServicesProvider>
      </I18nextProvider>
    </StrictMode>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const { t, i18n: words } = useTranslation();
  const [settings] = useSettings();
  const condition = useCondition();
  const { lock } = useServices();
  const wanted = settings?.language;
  const good = condition?.state === 'good';

  useEffect(() => keepFocus(document), []);

  useEffect(() => {
    // Recovered records are unencrypted, and turning the lock on or off may have been interrupted: continue
    // it.
    if (good) void lock.resume().catch((error) => console.warn('aparté: not yet sealed', error));
  }, [lock, good]);

  useEffect(() => {
    if (wanted === undefined) return;
    // Treat a language that is no longer supported as no choice.
    const chosen = wanted === 'auto' ? navigator.languages : [wanted, ...navigator.languages];
    void words.changeLanguage(chooseLanguage(chosen));
  }, [words, wanted]);

  return (
    <UiRoot
      lang={words.language}
      theme={settings?.theme === undefined || settings.theme === 'auto' ? 'system' : settings.theme}
      labels={{ notifications: t('common.notifications'), dismiss: t('common.dismiss') }}
    >
      <HiddenGate>
        <LockGate>
          <Found condition={condition}>{children}</Found>
        </LockGate>
      </HiddenGate>
    </UiRoot>
  );
}

interface FoundProps {
  readonly condition: Condition | null;
  readonly children: ReactNode;
}

/** The page, or a replacement while the database is not usable as it should be. */
function Found({ condition, children }: FoundProps) {
  const { t } = useTranslation();
  if (condition === null) return null;
  switch (condition.state) {
    case 'lost':
    case 'fewer':
    case 'shut':
      return (
        <FailureBoundary name={t('safety.title')}>
          <Recovery condition={condition} />
        </FailureBoundary>
      );
    case 'newer':
    case 'waiting':
    case 'private':
      return <Waiting obstacle={condition} />;
    case 'full':
      if (!condition.open) return <Waiting obstacle={condition} />;
  }
  // Keep the page at the same position in the tree in both cases, so that React preserves its state and the
  // text being written in it.
  return (
    <>
      <Above>
        {condition.state === 'full' && (
          <Notice tone="attention">{t('safety.waiting.noRoom')}</Notice>
        )}
        <FailedReadsNotice />
        <PutBack />
      </Above>
      <ErrorBoundary name={t('common.name')}>{children}</ErrorBoundary>
    </>
  );
}
