import { useMemo, useState } from 'react';
import type { Settings } from '../../lib/settings/settings';
import { useServices } from '../app/services';
import { CoacheeQuestions } from '../coachee/CoacheeQuestions';
import { CopyByHand } from '../app/CopyByHand';
import { Commitments } from './Commitments';
import { DroppedCall } from './DroppedCall';
import { Footer } from './Footer';
import { Head } from './Head';
import { Lines } from './Lines';
import { NextSession } from './NextSession';
import { minSpeechOf } from '../../lib/practice/min-speech';
import { measureSession } from '../../lib/session/measure-session';
import { Scales } from './Scales';
import { TalkShare } from './TalkShare';
import { useCommitments } from '../commitments/useCommitments';
import { useCopySession } from './useCopySession';
import { useReflectionForm } from './useReflectionForm';
import { useSaver } from '../app/useSaver';
import type { SessionDetails, SessionInView } from './useSessionInView';
import styles from './ReflectionForm.module.css';

interface ReflectionFormProps {
  readonly inView: SessionInView;
  readonly details: SessionDetails;
  readonly settings: Settings;
}

export function ReflectionForm({ inView, details, settings }: ReflectionFormProps) {
  const { clock, openPage } = useServices();
  const { session, person } = inView;
  const { saver, state } = useSaver();
  const [form, edit] = useReflectionForm(session, inView.reflection, saver);
  const commitments = useCommitments(
    { sessionId: session.id, personId: session.personId },
    details.commitments,
    saver,
  );
  const [finished, setFinished] = useState(false);

  const found = useMemo(
    () =>
      measureSession(
        details.chunks.map(({ payload }) => payload),
        session.payload,
        clock.nowMs(),
        minSpeechOf(session, settings),
      ),
    [details.chunks, session, clock, settings],
  );
  const copying = useCopySession({ inView, details, settings, form, rows: commitments.rows });

  const finish = async () => {
    edit({ finishedAt: clock.nowMs() });
    if (!(await saver.flush())) return;
    window.close();
    // A page cannot close a tab that the coach opened: show that it is finished.
    setFinished(true);
  };

  return (
    <div className={styles.window}>
      <main className={styles.column}>
        <Head session={session} personName={person?.payload.name ?? ''} />
        <DroppedCall session={session} saver={saver} />
        <TalkShare found={found} form={form} edit={edit} />
        <Scales form={form} edit={edit} />
        <Lines form={form} edit={edit} />
        <Commitments
          session={session}
          commitments={commitments}
          ofPerson={details.ofPerson}
          notes={details.notes}
        />
        <CoacheeQuestions
          person={person?.payload ?? null}
          answers={form.coachee}
          onAnswer={(coachee) => edit({ coachee })}
        />
        <NextSession form={form} edit={edit} />
        {copying.refused && <CopyByHand {...copying.refused} />}
      </main>
      <Footer
        state={state}
        copied={copying.copied}
        finished={finished}
        onCopy={() => void copying.copy()}
        onExport={() => void saver.flush().then(() => openPage('journal', `export/${session.id}`))}
        onDone={() => void finish()}
      />
    </div>
  );
}
