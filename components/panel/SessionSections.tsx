/**
 * The panel below the session's controls. Each section fails alone. Everything is readable within a second.
 */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interval } from '../../lib/listening/interval';
import { suggestedPhase } from '../../lib/session/phases';
import { sessionTimeMs } from '../../lib/session/clock';
import { phaseSet, sessionState } from '../../lib/session/session';
import type { Settings } from '../../lib/settings/settings';
import { useNow } from '../app/hooks';
import { BrokenNotice } from '../data/ErrorBoundary';
import { FailureBoundary } from '../data/FailureBoundary';
import { NotesSection } from '../notes/NotesSection';
import { useEdits } from '../notes/useEdits';
import { useToast } from '../ui';
import { CarryOver } from './CarryOver';
import { CoacheeSection } from './CoacheeSection';
import { ConsentSection } from './ConsentSection';
import { ListeningSection } from './ListeningSection';
import { NoteField } from './NoteField';
import { NudgeCard } from './NudgeCard';
import styles from './Panel.module.css';
import { Prepared } from './Prepared';
import { PromptsSection } from './prompts/PromptsSection';
import { usePromptOutcomes } from './prompts/usePromptOutcomes';
import { useListening } from './useListening';
import { useMoment } from './useMoment';
import { useMoments } from './useMoments';
import { useNudges } from './useNudges';
import type { SessionWithPerson } from './useOpenSession';
import { useShortcuts } from './useShortcuts';
import { useUndoKeys } from './useUndoKeys';

/**
 * Resolution of the suggested phase, in ms: components that depend on it are not re-rendered every second.
 */
const PHASE_STEP_MS = 5_000;

interface SessionSectionsProps extends SessionWithPerson {
  readonly settings: Settings;
  readonly stretches: readonly Interval[];
  readonly hidden: boolean;
}

export function SessionSections(props: SessionSectionsProps) {
  const { session, person, settings, stretches, hidden } = props;
  const { t } = useTranslation();
  const nowMs = useNow();
  const { listening, error, retry } = useListening(session, settings, nowMs);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const { events, plannedMs } = session.payload;
  const edits = useEdits();
  const moments = useMoments(listening, stretches);
  const markMoment = useMoment(session, moments, edits);
  const phase = phaseSet(events) ?? suggestedPhase(sessionTimeMs(stretches, nowMs), plannedMs);
  const opening = phase === 'open';
  const toast = useToast();
  usePromptOutcomes(session, listening, stretches, nowMs);
  const nudges = useNudges({ session, settings, listening, stretches, nowMs, hidden });

  useShortcuts({ note: () => noteField.current?.focus(), moment: markMoment });
  useUndoKeys(edits, (way) =>
    toast.show({ message: t(way === 'undo' ? 'panel.notes.undone' : 'panel.notes.redone') }),
  );

  // The page's cover hides everything: do not render it every second.
  if (hidden) return null;

  return (
    <>
      <main className={styles.column}>
        {person && (
          <FailureBoundary name={t('panel.consent.title')}>
            <ConsentSection person={person} />
          </FailureBoundary>
        )}
        {error !== null && <BrokenNotice name={t('panel.listening.title')} onRetry={retry} />}
        {person && listening && (
          <FailureBoundary name={t('panel.listening.title')}>
            <ListeningSection
              session={session}
              person={person}
              settings={settings}
              listening={listening}
              nowMs={nowMs}
            />
          </FailureBoundary>
        )}
        <FailureBoundary name={t('panel.prep.prepared')}>
          <Prepared session={session} opening={opening} />
        </FailureBoundary>
        {person && (
          <FailureBoundary name={t('panel.carried.title')}>
            <CarryOver session={session} person={person} opening={opening} edits={edits} />
          </FailureBoundary>
        )}
        <FailureBoundary name={t('panel.prompts.title')}>
          <PromptsSection
            session={session}
            person={person}
            stretches={stretches}
            nowMs={Math.floor(nowMs / PHASE_STEP_MS) * PHASE_STEP_MS}
            frozen={nudges.stillness === 'frozen'}
          />
        </FailureBoundary>
        <FailureBoundary name={t('panel.notes.title')}>
          <NotesSection session={session} stretches={stretches} edits={edits} />
        </FailureBoundary>
        {phase === 'close' && (
          <FailureBoundary name={t('reflection.coachee.title')}>
            <CoacheeSection session={session} person={person} />
          </FailureBoundary>
        )}
      </main>
      {sessionState(events) !== 'ended' && (
        <footer className={styles.footer}>
          <FailureBoundary name={t('settings.nudges.title')}>
            <NudgeCard nudges={nudges} session={session} person={person} settings={settings} />
          </FailureBoundary>
          <FailureBoundary name={t('panel.notes.field')}>
            <NoteField
              session={session}
              person={person}
              ref={noteField}
              edits={edits}
              moments={moments}
              stretches={stretches}
              onMoment={markMoment}
            />
          </FailureBoundary>
        </footer>
      )}
    </>
  );
}
