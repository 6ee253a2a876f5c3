/** A 40 px row: time, pause, end; other actions in a menu. */
import { CirclePause, CirclePlay, Ellipsis } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interval } from '../../lib/listening/interval';
import type { PersonRecord } from '../../lib/people/person';
import { sessionTimeMs } from '../../lib/session/clock';
import { sessionState, type SessionRecord } from '../../lib/session/session';
import type { Settings } from '../../lib/settings/settings';
import { clockTime } from '../../lib/time/format';
import { useNow } from '../app/hooks';
import { useCommand } from '../app/useCommand';
import { Button, IconButton, Menu } from '../ui';
import styles from './ControlRow.module.css';
import { DiscardDialog } from './DiscardDialog';
import { PlannedDialog } from './PlannedDialog';
import { useSessionMenu } from './useSessionMenu';

interface ControlRowProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly settings: Settings;
  readonly stretches: readonly Interval[];
  readonly onToggleDigits: () => void;
  readonly onHide: () => void;
  readonly onHelp: () => void;
}

/** Memoised: only its time changes every second. */
export const ControlRow = memo(function ControlRow(props: ControlRowProps) {
  const { session, person, settings, stretches } = props;
  const { t } = useTranslation();
  const run = useCommand();
  const [asking, setAsking] = useState<'discard' | 'planned' | null>(null);
  const sessionId = session.id;
  const paused = sessionState(session.payload.events) === 'paused';
  const menu = useSessionMenu({
    person,
    showDigits: settings.showDigits,
    onToggleDigits: props.onToggleDigits,
    onPlanned: () => setAsking('planned'),
    onHide: props.onHide,
    onHelp: props.onHelp,
    onDiscard: () => setAsking('discard'),
  });

  return (
    <header className={styles.row}>
      <SessionTime session={session} stretches={stretches} paused={paused} />
      <h1 className={styles.name}>{person?.payload.name ?? '?'}</h1>
      <IconButton
        label={t(paused ? 'panel.session.resume' : 'panel.session.pause')}
        icon={paused ? <CirclePlay /> : <CirclePause />}
        onClick={() => void run({ type: paused ? 'session.resume' : 'session.pause', sessionId })}
      />
      <Menu
        trigger={<IconButton label={t('panel.session.menu')} icon={<Ellipsis />} />}
        entries={menu}
      />
      <Button size="small" onClick={() => void run({ type: 'session.end', sessionId })}>
        {t('panel.session.end')}
      </Button>
      <DiscardDialog
        open={asking === 'discard'}
        onOpenChange={(open) => setAsking(open ? 'discard' : null)}
        onDiscard={() => void run({ type: 'session.discard', sessionId })}
      />
      {asking === 'planned' && (
        <PlannedDialog
          plannedMs={session.payload.plannedMs}
          onChange={(plannedMs) => void run({ type: 'session.setPlanned', sessionId, plannedMs })}
          onClose={() => setAsking(null)}
        />
      )}
    </header>
  );
});

interface SessionTimeProps extends Pick<ControlRowProps, 'session' | 'stretches'> {
  readonly paused: boolean;
}

function SessionTime({ session, stretches, paused }: SessionTimeProps) {
  const { t } = useTranslation();
  const elapsedMs = sessionTimeMs(stretches, useNow());
  const leftMinutes = Math.ceil((session.payload.plannedMs - elapsedMs) / 60_000);

  function timeLeft(): string {
    if (paused) return t('panel.session.paused');
    return leftMinutes >= 0
      ? t('panel.session.left', { minutes: leftMinutes })
      : t('panel.session.over', { minutes: -leftMinutes });
  }

  return (
    <div className={styles.time}>
      <span className={styles.elapsed} role="timer" aria-label={t('panel.session.elapsed')}>
        {clockTime(elapsedMs)}
      </span>
      <span className={styles.left}>{timeLeft()}</span>
    </div>
  );
}
