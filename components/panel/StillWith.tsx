/** 'Still with NAME?': nothing is measured until the coach has said who is there. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StillWith as Question } from '../../lib/messages/commands';
import { useTabId } from '../app/hooks';
import { useServices } from '../app/services';
import { Button, Notice } from '../ui';
import styles from './Panel.module.css';
import { keyHint } from './shortcuts';
import { useShortcuts } from './useShortcuts';

interface Asked {
  readonly question: Question;
  readonly name: string;
}

export function StillWith() {
  const asked = useQuestion();
  return asked && <Answer key={asked.question.sessionId} {...asked} />;
}

function Answer({ question: { sessionId, kind }, name }: Asked) {
  const { t } = useTranslation();
  const { send } = useServices();
  const [failed, setFailed] = useState(false);
  const answer = (same: boolean) => {
    setFailed(false);
    void send({ type: 'session.answer', sessionId, same }).then(({ ok }) => setFailed(!ok));
  };
  useShortcuts({ same: () => answer(true), notSame: () => answer(false) });

  return (
    <section
      className={styles.stillWith}
      role="alert"
      aria-label={t('panel.stillWith.ask', { name })}
    >
      <p>
        <strong>{t('panel.stillWith.ask', { name })}</strong> {t(`panel.stillWith.${kind}`)}
      </p>
      <div className={styles.row}>
        <Button variant="primary" shortcut={keyHint('same')} onClick={() => answer(true)}>
          {t('panel.stillWith.same')}
        </Button>
        <Button shortcut={keyHint('notSame')} onClick={() => answer(false)}>
          {t('panel.stillWith.notSame')}
        </Button>
      </div>
      {failed && <Notice tone="attention">{t('panel.stillWith.failed')}</Notice>}
    </section>
  );
}

/** Asks the worker, again whenever a session or the tab changed. */
function useQuestion(): Asked | null {
  const { stores, send } = useServices();
  const tabId = useTabId();
  const [asked, setAsked] = useState<Asked | null>(null);

  useEffect(() => {
    let current = true;
    const ask = async () => {
      const reply = tabId === null ? null : await send({ type: 'tab.status', tabId });
      const question = (reply?.ok && reply.question) || null;
      const session = question && (await stores.sessions.get(question.sessionId));
      const person = session?.personId ? await stores.people.get(session.personId) : undefined;
      if (current) setAsked(question && { question, name: person?.payload.name ?? '?' });
    };
    const askAgain = () => void ask().catch(() => undefined);
    askAgain();
    const stop = stores.changes.listen(({ kind }) => kind === 'session' && askAgain());
    return () => {
      current = false;
      stop();
    };
  }, [stores, send, tabId]);
  return asked;
}
