/** The open session is in another tab, or the browser lost sight of it. */
import { useTranslation } from 'react-i18next';
import { startedAt } from '../../lib/session/session';
import { useTabId } from '../app/hooks';
import { useCommand } from '../app/useCommand';
import { Button, EmptyState } from '../ui';
import styles from './Panel.module.css';
import type { SessionWithPerson } from './useOpenSession';

export function OpenElsewhere({
  session,
  person,
  bound,
}: SessionWithPerson & { readonly bound: boolean }) {
  const { t, i18n } = useTranslation();
  const tabId = useTabId();
  const run = useCommand();
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
              onClick={() => void run({ type: 'session.adopt', sessionId: session.id, tabId })}
            >
              {t('panel.open.goOn')}
            </Button>
            <Button onClick={() => void run({ type: 'session.end', sessionId: session.id })}>
              {t('panel.open.finish')}
            </Button>
          </div>
        }
      >
        {bound ? t('panel.open.elsewhere', { name }) : t('panel.open.withSomeone', { name, time })}
      </EmptyState>
    </main>
  );
}
