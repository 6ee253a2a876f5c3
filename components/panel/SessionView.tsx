/** The panel during a session: its controls, which survive failures below them, and its sections. */
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runningIntervals } from '../../lib/session/clock';
import type { Settings } from '../../lib/settings/settings';
import { useSettings } from '../app/settings';
import { useHidden } from '../app/useHidden';
import { FailureBoundary } from '../data/FailureBoundary';
import { ControlRow } from './ControlRow';
import { HelpDialog } from './HelpDialog';
import styles from './Panel.module.css';
import { SessionSections } from './SessionSections';
import { StillWith } from './StillWith';
import type { SessionWithPerson } from './useOpenSession';
import { useShortcuts } from './useShortcuts';

export function SessionView({
  session,
  person,
  settings,
}: SessionWithPerson & { readonly settings: Settings }) {
  const { t } = useTranslation();
  const [, changeSettings] = useSettings();
  const [hidden = false, setHidden] = useHidden();
  const [help, setHelp] = useState(false);
  const { events } = session.payload;
  // An open-ended last interval keeps the same value from one second to the next.
  const stretches = useMemo(() => runningIntervals(events, Number.POSITIVE_INFINITY), [events]);
  const { showDigits } = settings;
  const toggleDigits = useCallback(
    () => void changeSettings({ showDigits: !showDigits }),
    [changeSettings, showDigits],
  );
  const hide = useCallback(() => setHidden(true), [setHidden]);
  const showHelp = useCallback(() => setHelp(true), []);

  useShortcuts({ digits: toggleDigits, help: showHelp });

  return (
    <div className={hidden ? undefined : styles.shell}>
      {!hidden && (
        <>
          <FailureBoundary name={t('panel.session.controls')}>
            <ControlRow
              session={session}
              person={person}
              settings={settings}
              stretches={stretches}
              onToggleDigits={toggleDigits}
              onHide={hide}
              onHelp={showHelp}
            />
          </FailureBoundary>
          <FailureBoundary name={t('panel.session.controls')}>
            <StillWith />
          </FailureBoundary>
          <HelpDialog open={help} onOpenChange={setHelp} />
        </>
      )}
      <FailureBoundary name={t('panel.session.sections')}>
        <SessionSections
          session={session}
          person={person}
          settings={settings}
          stretches={stretches}
          hidden={hidden}
        />
      </FailureBoundary>
    </div>
  );
}
