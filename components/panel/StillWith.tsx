/** 'Still with NAME?': nothing is measured until the coach has answered who is there. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StillWith as Question } from '../../lib/messages/commands';
import { useTabId } from '../app/hooks';
import { useServices } from '../app/services';
import { useStored } from '../data/useStored';
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

/** Asks the worker again whenever a session or the tab changes. */
function useQuestion(): Asked | null {
  const { stores, send } = useServices();
  const tabId = useTabId();
  const { data } = useStored(
    ['session', 'person'],
    tabId === null ? null : String(tabId),
    async (id): Promise<Asked | null> => {
      const reply = await send({ type: 'tab.status', tabId: Number(id) });
      const question = (reply.ok && reply.question) || null;
      if (question === null) return null;
      const session = await stores.sessions.get(question.sessionId);
      const person = session?.personId ? await stores.people.get(session.personId) : undefined;
      return { question, name: person?.payload.name ?? '?' };
    },
  );
  return data ?? null;
}
