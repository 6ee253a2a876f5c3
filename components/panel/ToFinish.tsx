/** Recent sessions with an unfinished reflection, in one line. */
import { useTranslation } from 'react-i18next';
import { toFinish } from '../../lib/reflection/to-finish';
import { ending, type SessionRecord } from '../../lib/session/session';
import { useNow } from '../app/hooks';
import { useServices } from '../app/services';
import { Button } from '../ui';
import { useRecent } from './useRecent';

/** Older sessions are listed in the journal alone, in ms. */
const RECENT_MS = 14 * 24 * 3_600_000;

interface ToFinishProps {
  readonly sessions: readonly SessionRecord[];
  /** The session already offered above. */
  readonly except: string | undefined;
}

export function ToFinish({ sessions, except }: ToFinishProps) {
  const { t } = useTranslation();
  const { stores, openPage } = useServices();
  const nowMs = useNow(60_000);
  const { data: reflections } = useRecent(stores.reflections);
  if (!reflections) return null;
  const waiting = toFinish(sessions, reflections).filter(
    ({ id, payload }) => id !== except && (ending(payload.events)?.at ?? 0) > nowMs - RECENT_MS,
  ).length;
  if (waiting === 0) return null;
  return (
    <Button variant="quiet" onClick={() => void openPage('journal', 'reflections')}>
      {t('panel.ended.waiting', { waiting })}
    </Button>
  );
}
