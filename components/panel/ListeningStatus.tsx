/** Announces to screen readers that the call is heard, or no longer. Nothing else is announced unasked. */
import { useTranslation } from 'react-i18next';
import { sessionState, type SessionRecord } from '../../lib/session/session';
import { useCall } from '../app/hooks';
import { useAtMostEvery, VisuallyHidden } from '../ui';

/** Minimum time between announcements: an unstable connection would interrupt the person. */
const SAID_EVERY_MS = 60_000;

interface ListeningStatusProps {
  readonly session: SessionRecord;
  /** Some of the session was heard before. */
  readonly heardBefore: boolean;
}

export function ListeningStatus({ session, heardBefore }: ListeningStatusProps) {
  const { t } = useTranslation();
  const { listening } = useCall();
  const running = sessionState(session.payload.events) === 'running';
  const heard = listening?.audioSeen === true ? 'heard' : heardBefore ? 'lost' : 'none';
  const now = running ? heard : 'none';
  const said = useAtMostEvery(now, now, SAID_EVERY_MS);
  return (
    <VisuallyHidden live>{said !== 'none' && t(`panel.listening.status.${said}`)}</VisuallyHidden>
  );
}
