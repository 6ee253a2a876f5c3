/** Shows who has the floor; the ring fills only during a long turn of the coach. */
import { MicOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallLinkState } from '../../lib/call/link';
import type { Settings } from '../../lib/settings/settings';
import { clockTime } from '../../lib/time/format';
import { TurnRing } from '../plot';
import styles from './ListeningSection.module.css';
import type { Listening } from './useListening';

interface FloorRingProps {
  readonly listening: Listening;
  readonly settings: Settings;
  readonly call: CallLinkState;
}

export function FloorRing({ listening, settings, call }: FloorRingProps) {
  const { t } = useTranslation();
  const { turn, durationMs, heldMs } = listening;
  // Show a held silence only when the other side is known to be silent.
  const held = heldMs !== null && call.listening?.coachee === 'silent';
  const turnMs = turn?.speaker === 'coach' ? durationMs - turn.startMs : 0;
  const { longTurnFromMs, longTurnMs } = settings;
  const fill = Math.min(1, Math.max(0, (turnMs - longTurnFromMs) / (longTurnMs - longTurnFromMs)));
  const muted = call.listening?.coach === 'muted';
  const who = turn === null ? 'nobody' : turn.speaker === 'coach' ? 'you' : 'they';
  const label = held
    ? t('panel.listening.held')
    : muted
      ? t('panel.listening.muted')
      : who === 'you'
        ? t('panel.listening.turnCoach', { time: clockTime(turnMs) })
        : t(who === 'they' ? 'panel.listening.turnOthers' : 'panel.listening.turnNobody');

  return (
    <div className={styles.ring} data-floor={who} data-muted={muted || undefined}>
      <TurnRing label={label} fill={fill} held={held} size={36}>
        {muted && who !== 'they' ? <MicOff size={14} aria-hidden /> : null}
      </TurnRing>
      <span className={styles.who} aria-hidden>
        {held ? t('panel.listening.heldShort') : t(`panel.listening.${who}`)}
      </span>
    </div>
  );
}
