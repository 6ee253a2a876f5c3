import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ending, justEnded, type SessionRecord } from '../../lib/session/session';
import { useServices } from '../app/services';
import { Notice } from '../ui';
import type { Saver } from '../app/saver';
import styles from './DroppedCall.module.css';

interface DroppedCallProps {
  readonly session: SessionRecord;
  readonly saver: Saver;
}

/** A call that ended by itself may have dropped: offers to continue the session. */
export function DroppedCall({ session, saver }: DroppedCallProps) {
  const { t } = useTranslation();
  const { send, clock } = useServices();
  const [problem, setProblem] = useState<'anotherOpen' | 'cannotGoOn' | null>(null);
  const { events } = session.payload;
  if (ending(events)?.reason === 'coach' || !justEnded(events, clock.nowMs())) return null;

  const goOn = async () => {
    setProblem(null);
    try {
      const reply = await send({ type: 'session.reopen', sessionId: session.id, tabId: null });
      if (!reply.ok) {
        setProblem(reply.error === 'anotherSessionOpen' ? 'anotherOpen' : 'cannotGoOn');
      } else if (await saver.flush()) {
        window.close();
      }
    } catch {
      setProblem('cannotGoOn');
    }
  };

  return (
    <div className={styles.notices}>
      <Notice action={{ label: t('reflection.goOn'), onSelect: () => void goOn() }}>
        {t('reflection.dropped')}
      </Notice>
      {problem && <Notice tone="attention">{t(`reflection.${problem}`)}</Notice>}
    </div>
  );
}
