/** `#session/ID`, or `#session/ID/NOTE_ID`: one session with its timeline, notes, measures and reflection. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scoreOf, type Mark } from '../../../lib/journal/turn-timeline';
import { runningIntervals } from '../../../lib/session/clock';
import { minSpeechOf } from '../../../lib/practice/min-speech';
import { measureSession, readMeasures } from '../../../lib/session/measure-session';
import { sessionState } from '../../../lib/session/session';
import type { Settings } from '../../../lib/settings/settings';
import { useServices } from '../../app/services';
import { useSettings } from '../../app/settings';
import { useSaver } from '../../app/useSaver';
import { useAfterFirstPaint } from '../../app/useAfterFirstPaint';
import { useCommitments } from '../../commitments/useCommitments';
import { NotesSection } from '../../notes/NotesSection';
import { useEdits } from '../../notes/useEdits';
import { Commitments } from '../../reflection/Commitments';
import { TalkShare } from '../../reflection/TalkShare';
import { useReflectionForm } from '../../reflection/useReflectionForm';
import {
  useSessionDetails,
  useSessionInView,
  type SessionDetails,
  type SessionInView,
} from '../../reflection/useSessionInView';
import { EmptyState } from '../../ui';
import type { ViewProps } from '../view-props';
import { SessionActions } from './correct/SessionActions';
import { LookingBack } from './LookingBack';
import { Measures } from './Measures';
import { TurnTimelineView } from './TurnTimelineView';
import styles from './Session.module.css';
import { SessionHead } from './SessionHead';

export function SessionPage({ id, within = null }: ViewProps) {
  const { t } = useTranslation();
  const inView = useSessionInView(id ?? '');
  const details = useSessionDetails(id ?? '', inView?.session.personId ?? null);
  const [settings] = useSettings();
  // Remount after a correction: data read before must not be written back.
  const [corrections, setCorrections] = useState(0);
  if (inView === null) return <EmptyState>{t('journal.session.unknown')}</EmptyState>;
  if (!inView || !details || !settings) return null;
  return (
    <SessionForm
      key={corrections}
      inView={inView}
      details={details}
      settings={settings}
      soughtNoteId={within}
      onCorrected={() => setCorrections((before) => before + 1)}
    />
  );
}

interface SessionFormProps {
  readonly inView: SessionInView;
  readonly details: SessionDetails;
  readonly settings: Settings;
  readonly soughtNoteId: string | null;
  readonly onCorrected: () => void;
}

function SessionForm({ inView, details, settings, soughtNoteId, onCorrected }: SessionFormProps) {
  const { t } = useTranslation();
  const { clock } = useServices();
  const { session, person, reflection } = inView;
  const { chunks, notes, promptUses, commitments: stored, ofPerson } = details;
  const { saver, state } = useSaver();
  const edits = useEdits();
  const [form, edit] = useReflectionForm(session, reflection, saver);
  const links = { sessionId: session.id, personId: session.personId };
  const commitments = useCommitments(links, stored, saver);
  const [guessing] = useState(form.revealedAt === null);
  const settled = useAfterFirstPaint();

  const minSpeechMs = minSpeechOf(session, settings);
  const heard = useMemo(() => chunks.map(({ payload }) => payload), [chunks]);
  const found = useMemo(() => {
    const { figures } = session.payload;
    // Use the measures stored at its end, as every chart does.
    return figures
      ? readMeasures(figures, minSpeechMs)
      : measureSession(heard, session.payload, clock.nowMs(), minSpeechMs);
  }, [heard, session, clock, minSpeechMs]);
  const score = useMemo(
    () => scoreOf({ session: session.payload, chunks: heard, notes, promptUses }, clock.nowMs()),
    [session, heard, notes, promptUses, clock],
  );
  const stretches = useMemo(
    () => runningIntervals(session.payload.events, clock.nowMs()),
    [session, clock],
  );

  const ended = sessionState(session.payload.events) === 'ended';
  // Hide the balance and the timeline until the coach has guessed: seeing them first would prevent learning.
  const toGuess = found !== null && form.revealedAt === null;
  const deleted = found !== null && !score.heard;
  const without = deleted
    ? t('journal.session.score.deleted')
    : found === null
      ? t('reflection.share.nothing')
      : null;
  const back = ended && <LookingBack person={person} form={form} edit={edit} />;

  return (
    <>
      <SessionHead session={session} person={person} durationMs={score.durationMs} state={state}>
        <SessionActions
          session={session}
          person={person}
          chunks={heard}
          flush={saver.flush}
          onCorrected={onCorrected}
        />
      </SessionHead>
      {!ended && <p className={styles.notice}>{t('journal.session.inCourse')}</p>}
      {ended && !toGuess && (
        <TurnTimelineView score={score} deleted={deleted} without={without} onMark={goToNote} />
      )}
      {settled && (
        <div className={styles.columns}>
          {ended && found && (
            <div>
              {toGuess ? (
                <TalkShare found={found} form={form} edit={edit} autoFocus={false} />
              ) : (
                <Measures found={found} guessPercent={form.guessPercent} takeFocus={guessing} />
              )}
            </div>
          )}
          <div>
            <NotesSection
              session={session}
              stretches={stretches}
              edits={edits}
              soughtId={soughtNoteId}
            />
            <Commitments
              session={session}
              commitments={commitments}
              ofPerson={ofPerson}
              notes={notes}
            />
            {found && back}
          </div>
          {!found && back && <div>{back}</div>}
        </div>
      )}
    </>
  );
}

/** Prompts have no entry below the timeline: their pin shows everything. */
function goToNote({ id, what }: Mark): void {
  if (what === 'prompt') return;
  const row = [...document.querySelectorAll('[data-note]')].find(
    (each) => each.getAttribute('data-note') === id,
  );
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector('button')?.focus();
}
