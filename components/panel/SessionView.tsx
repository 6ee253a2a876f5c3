/** The panel during a session. Everything here is read in a second, or leaves the coach alone. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { suggestedPhase } from '../../lib/prompts/phases';
import { runningStretches, sessionTimeMs } from '../../lib/session/clock';
import { phaseSet, sessionState } from '../../lib/session/session';
import type { Settings } from '../../lib/settings/settings';
import { useNow, useSettings } from '../app/hooks';
import { Button } from '../ui';
import { CoacheeSection } from './CoacheeSection';
import { ConsentSection } from './ConsentSection';
import { ControlRow } from './ControlRow';
import { HelpDialog } from './HelpDialog';
import { ListeningSection } from './ListeningSection';
import { NoteField } from './NoteField';
import { NudgeCard } from './NudgeCard';
import { NotesSection } from './NotesSection';
import styles from './Panel.module.css';
import { PromptsSection } from './prompts/PromptsSection';
import { useLandings } from './prompts/useLandings';
import { useListening } from './useListening';
import { useMoment } from './useMoment';
import { useNudges } from './useNudges';
import type { SessionWithPerson } from './useOpenSession';
import { useShortcuts } from './useShortcuts';

export function SessionView({
  session,
  person,
  settings,
}: SessionWithPerson & { readonly settings: Settings }) {
  const { t } = useTranslation();
  const [, changeSettings] = useSettings();
  const nowMs = useNow();
  const listening = useListening(session, settings, nowMs);
  const [hidden, setHidden] = useState(false);
  const [help, setHelp] = useState(false);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const stretches = runningStretches(session.payload.events, nowMs);
  const { events, plannedMs } = session.payload;
  const phase = phaseSet(events) ?? suggestedPhase(sessionTimeMs(stretches, nowMs), plannedMs);
  const markMoment = useMoment(session, listening, stretches);
  useLandings(session, listening, stretches, nowMs);
  const nudges = useNudges({ session, settings, listening, stretches, nowMs, hidden });
  const toggleDigits = () => void changeSettings({ showDigits: !settings.showDigits });
  const toggleHidden = () => setHidden((before) => !before);

  useShortcuts({
    note: () => noteField.current?.focus(),
    moment: () => void markMoment(),
    digits: toggleDigits,
    hide: toggleHidden,
    help: () => setHelp(true),
  });

  if (hidden)
    return (
      <main className={styles.hidden}>
        <p>{t('panel.hidden')}</p>
        <Button onClick={toggleHidden} shortcut="H" autoFocus>
          {t('panel.show')}
        </Button>
      </main>
    );

  return (
    <div className={styles.shell}>
      <ControlRow
        session={session}
        person={person}
        settings={settings}
        stretches={stretches}
        nowMs={nowMs}
        onToggleDigits={toggleDigits}
        onHide={toggleHidden}
        onHelp={() => setHelp(true)}
      />
      <main className={styles.column}>
        {person && <ConsentSection person={person} />}
        {person && listening && (
          <ListeningSection
            session={session}
            person={person}
            settings={settings}
            listening={listening}
            nowMs={nowMs}
          />
        )}
        <PromptsSection
          session={session}
          person={person}
          stretches={stretches}
          nowMs={nowMs}
          frozen={nudges.stillness === 'frozen'}
        />
        <NotesSection session={session} stretches={stretches} />
        {phase === 'close' && <CoacheeSection session={session} person={person} />}
      </main>
      {sessionState(session.payload.events) !== 'ended' && (
        <footer className={styles.footer}>
          <NudgeCard nudges={nudges} session={session} person={person} settings={settings} />
          <NoteField session={session} ref={noteField} onMoment={() => void markMoment()} />
        </footer>
      )}
      <HelpDialog open={help} onOpenChange={setHelp} />
    </div>
  );
}
