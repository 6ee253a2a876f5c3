import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings';
import { EmptyState, VisuallyHidden } from '../ui';
import { ReflectionForm } from './ReflectionForm';
import { useSessionDetails, useSessionInView } from './useSessionInView';

/** The window after a call: a two-minute reflection, all of it optional. */
export function Reflection({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation();
  const inView = useSessionInView(sessionId);
  const details = useSessionDetails(sessionId, inView?.session.personId ?? null);
  const [settings] = useSettings();
  const title = t('reflection.title');

  useEffect(() => {
    document.title = `${title} – ${t('common.name')}`;
  }, [title, t]);

  if (inView === null) {
    return (
      <main>
        <h1>
          <VisuallyHidden>{title}</VisuallyHidden>
        </h1>
        <EmptyState>{t('reflection.unknown')}</EmptyState>
      </main>
    );
  }
  if (!inView || !details || !settings) return null;
  return (
    <ReflectionForm key={inView.session.id} inView={inView} details={details} settings={settings} />
  );
}
