/** The panel's root: starts a session, or shows the open one. */
import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings';
import { useHidden } from '../app/useHidden';
import { useFailedReads } from '../data/failedReads';
import { ScreenShareCover } from './ScreenShareCover';
import { OpenElsewhere } from './OpenElsewhere';
import { SessionView } from './SessionView';
import { StartView } from './StartView';
import { usePanelSession } from './useOpenSession';
import { useShortcuts } from './useShortcuts';

export function Panel() {
  return (
    <ScreenShareCover>
      <Uncovered />
    </ScreenShareCover>
  );
}

function Uncovered() {
  const { t } = useTranslation();
  const [settings] = useSettings();
  const now = usePanelSession();
  const failed = useFailedReads().length > 0;
  const [, setHidden] = useHidden();
  useShortcuts({ hide: () => setHidden(true) });

  if (now.view === 'loading' || !settings)
    // The failed read has its own notice above: do not also show 'loading'.
    return failed ? null : <p role="status">{t('panel.loading')}</p>;
  if (now.view === 'none') return <StartView {...now} />;
  if (now.view === 'here') return <SessionView {...now.open} settings={settings} />;
  return <OpenElsewhere {...now.open} bound={now.view === 'elsewhere'} />;
}
