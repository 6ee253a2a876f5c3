import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { practiceToForget } from '../../lib/practice/forget';
import { sessionState } from '../../lib/session/session';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { Button, Notice } from '../ui';
import { Part } from '../welcome/Part';
import styles from '../welcome/Welcome.module.css';

/** Deletes what practice calls have left behind. */
export function ForgetPractice() {
  const { t } = useTranslation();
  const { stores, send } = useServices();
  const { data: sessions } = useStored('session', 'all', () => stores.sessions.list());
  const [failed, setFailed] = useState(false);
  const practised = sessions?.filter(({ payload }) => payload.practice) ?? [];
  if (practised.length === 0) return null;
  const open = practised.some(({ payload }) => sessionState(payload.events) !== 'ended');

  async function forget() {
    const replies = [];
    for (const command of practiceToForget(sessions ?? [])) replies.push(await send(command));
    setFailed(replies.some(({ ok }) => !ok));
  }

  return (
    <Part title={t('practice.kept.title')}>
      <p>{t('practice.kept.lead', { count: practised.length })}</p>
      {failed && <Notice tone="attention">{t('practice.kept.failed')}</Notice>}
      {open ? (
        <p className={styles.later}>{t('practice.kept.open')}</p>
      ) : (
        <Button className={styles.allow} onClick={() => void forget()}>
          {t('practice.kept.forget')}
        </Button>
      )}
    </Part>
  );
}
