/** The panel during a session. Everything here is read in a second, or leaves the coach alone. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { suggestedPhase } from '../../lib/session/phases';
import { runningStretches, sessionTimeMs } from '../../lib/session/clock';
import { phaseSet, sessionState } from '../../lib/session/session';
import type { Settings } from '../../lib/settings/settings';
import { useNow } from '../app/hooks';
import { useSettings } from '../app/settings';
import { useHidden } from '../app/useHidden';
import { useToast } from '../ui';
import { CarryOver } from './CarryOver';
import { CoacheeSection } from './CoacheeSection';
import { ConsentSection } from './ConsentSection';
import { ControlRow } from './ControlRow';
import { HelpDialog } from './HelpDialog';
import { ListeningSection } from './ListeningSection';
import { NoteField } from './NoteField';
import { Prepared } from './Prepared';
import { NudgeCard } from './NudgeCard';
import { NotesSection } from '../notes/NotesSection';
import styles from './Panel.module.css';
import { PromptsSection } from './prompts/PromptsSection';
import { useLandings } from './prompts/useLandings';
import { useListening } from './useListening';
import { useEdits } from '../notes/useEdits';
import { useMoment } from './useMoment';
import { useMoments } from './useMoments';
import { useNudges } from './useNudges';
import type { SessionWithPerson } from './useOpenSession';
import { StillWith } from './StillWith';
import { useShortcuts } from './useShortcuts';
import { useUndoKeys } from './useUndoKeys';

/** How exactly a phase is suggested; what depends on no more is not drawn every second. */
const PHASE_STEP_MS = 5_000;

export function SessionView({
  session,
  person,
  settings,
}: SessionWithPerson & { readonly settings: Settings }) {
  const { t } = useTranslation();
  const [, changeSettings] = useSettings();
  const nowMs = useNow();
  const listening = useListening(session, settings, nowMs);
  const [hidden = false, setHidden] = useHidden();
  const [help, setHelp] = useState(false);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const { events, plannedMs } = session.payload;
  // Open-ended, so that it stays the same from one second to the next.
  const stretches = useMemo(() => runningStretches(events, Number.POSITIVE_INFINITY), [events]);
  const edits = useEdits();
  const moments = useMoments(listening, stretches);
  const markMoment = useMoment(session, moments, edits);
  const phase = phaseSet(events) ?? suggestedPhase(sessionTimeMs(stretches, nowMs), plannedMs);
  const opening = phase === 'open';
  const toast = useToast();
  useLandings(session, listening, stretches, nowMs);
  const nudges = useNudges({ session, settings, listening, stretches, nowMs, hidden });
  const { showDigits } = settings;
  const toggleDigits = useCallback(
    () => void changeSettings({ showDigits: !showDigits }),
    [changeSettings, showDigits],
  );
  const hide = useCallback(() => setHidden(true), [setHidden]);
  const showHelp = useCallback(() => setHelp(true), []);

  useShortcuts({
    note: () => noteField.current?.focus(),
    moment: markMoment,
    digits: toggleDigits,
    help: showHelp,
  });
  useUndoKeys(edits, (way) =>
    toast.show({ message: t(way === 'undo' ? 'panel.notes.undone' : 'panel.notes.redone') }),
  );

  // Covered by every page's own cover: what nobody sees is not drawn every second.
  if (hidden) return null;

  return (
    <div className={styles.shell}>
      <ControlRow
        session={session}
        person={person}
        settings={settings}
        stretches={stretches}
        onToggleDigits={toggleDigits}
        onHide={hide}
        onHelp={showHelp}
      />
      <StillWith />
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
        <Prepared session={session} opening={opening} />
        {person && <CarryOver session={session} person={person} opening={opening} edits={edits} />}
        <PromptsSection
          session={session}
          person={person}
          stretches={stretches}
          nowMs={Math.floor(nowMs / PHASE_STEP_MS) * PHASE_STEP_MS}
          frozen={nudges.stillness === 'frozen'}
        />
        <NotesSection session={session} stretches={stretches} edits={edits} />
        {phase === 'close' && <CoacheeSection session={session} person={person} />}
      </main>
      {sessionState(events) !== 'ended' && (
        <footer className={styles.footer}>
          <NudgeCard nudges={nudges} session={session} person={person} settings={settings} />
          <NoteField
            session={session}
            person={person}
            ref={noteField}
            edits={edits}
            moments={moments}
            stretches={stretches}
            onMoment={markMoment}
          />
        </footer>
      )}
      <HelpDialog open={help} onOpenChange={setHelp} />
    </div>
  );
}
