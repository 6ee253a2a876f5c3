/** The open session runs in another tab, or its tab is unknown. */
import { useTranslation } from 'react-i18next';
import { startedAt } from '../../lib/session/session';
import { useTabId } from '../app/hooks';
import { useServices } from '../app/services';
import { useCommand } from '../app/useCommand';
import { Button, EmptyState } from '../ui';
import { dayAndTime } from './dayAndTime';
import styles from './Panel.module.css';
import type { SessionWithPerson } from './useOpenSession';

export function OpenElsewhere({
  session,
  person,
  bound,
}: SessionWithPerson & { readonly bound: boolean }) {
  const { t, i18n } = useTranslation();
  const { clock } = useServices();
  const tabId = useTabId();
  const run = useCommand();
  const name = person?.payload.name ?? '?';
  const began = startedAt(session.payload.events);
  const { day, time } = dayAndTime(began, clock.nowMs(), i18n.language);
  const since =
    day === null
      ? t('panel.open.withSomeone', { name, time })
      : t('panel.open.withSomeoneSince', { name, day, time });
  const where = bound ? t('panel.open.elsewhere', { name }) : since;

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
        {where}
      </EmptyState>
    </main>
  );
}
