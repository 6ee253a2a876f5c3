/** The open session is in another tab, or the browser lost sight of it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startedAt } from '../../lib/session/session';
import { useTabId } from '../app/hooks';
import { useServices } from '../app/services';
import { Button, EmptyState, Notice } from '../ui';
import styles from './Panel.module.css';
import type { SessionWithPerson } from './useOpenSession';

export function OpenElsewhere({
  session,
  person,
  bound,
}: SessionWithPerson & { readonly bound: boolean }) {
  const { t, i18n } = useTranslation();
  const { send } = useServices();
  const tabId = useTabId();
  const [failed, setFailed] = useState(false);
  const ask = async (command: Parameters<typeof send>[0]) => {
    setFailed(false);
    setFailed(!(await send(command)).ok);
  };
  const name = person?.payload.name ?? '?';
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(
    startedAt(session.payload.events),
  );

  return (
    <main className={styles.column}>
      <h1 className={styles.head}>{name}</h1>
      <EmptyState
        action={
          <div className={styles.row}>
            <Button
              variant="primary"
              onClick={() => void ask({ type: 'session.adopt', sessionId: session.id, tabId })}
            >
              {t('panel.open.goOn')}
            </Button>
            <Button onClick={() => void ask({ type: 'session.end', sessionId: session.id })}>
              {t('panel.open.finish')}
            </Button>
          </div>
        }
      >
        {bound ? t('panel.open.elsewhere', { name }) : t('panel.open.withSomeone', { name, time })}
      </EmptyState>
      {failed && <Notice tone="attention">{t('panel.ended.failed')}</Notice>}
    </main>
  );
}
