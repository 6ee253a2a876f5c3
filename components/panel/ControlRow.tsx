/** One 40 px row: time, pause, end; the rest in a menu. */
import { CirclePause, CirclePlay, Ellipsis, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meetingKey } from '../../lib/call/meeting';
import type { Interval } from '../../lib/listening/interval';
import { consentGiven, toggled, withConsent, type PersonRecord } from '../../lib/people/person';
import { withPayload } from '../../lib/records/envelope';
import { sessionTimeMs } from '../../lib/session/clock';
import { sessionState, type SessionRecord } from '../../lib/session/session';
import type { Settings } from '../../lib/settings/settings';
import { clockTime } from '../../lib/time/format';
import { useCall } from '../app/hooks';
import { useServices } from '../app/services';
import { Button, IconButton, Menu } from '../ui';
import { DiscardDialog } from './DiscardDialog';
import styles from './ControlRow.module.css';
import { keyHint } from './shortcuts';

interface ControlRowProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly settings: Settings;
  readonly stretches: readonly Interval[];
  readonly nowMs: number;
  readonly onToggleDigits: () => void;
  readonly onHide: () => void;
  readonly onHelp: () => void;
}

export function ControlRow({
  session,
  person,
  settings,
  stretches,
  nowMs,
  onToggleDigits,
  onHide,
  onHelp,
}: ControlRowProps) {
  const { t } = useTranslation();
  const { stores, clock, send } = useServices();
  const { url } = useCall();
  const [discarding, setDiscarding] = useState(false);
  const sessionId = session.id;
  const paused = sessionState(session.payload.events) === 'paused';
  const elapsedMs = sessionTimeMs(stretches, nowMs);
  const leftMinutes = Math.ceil((session.payload.plannedMs - elapsedMs) / 60_000);
  const linkKey = meetingKey(url ?? undefined);

  async function edit(change: (before: PersonRecord['payload']) => PersonRecord['payload']) {
    if (!person) return;
    await stores.people.update(
      person.id,
      (stored) => stored && withPayload(stored, change(stored.payload), clock.nowMs()),
    );
    await send({ type: 'measuring.review' });
  }

  return (
    <header className={styles.row}>
      <div className={styles.time}>
        <span className={styles.elapsed} role="timer" aria-label={t('panel.session.elapsed')}>
          {clockTime(elapsedMs)}
        </span>
        <span className={styles.left}>
          {paused
            ? t('panel.session.paused')
            : leftMinutes >= 0
              ? t('panel.session.left', { minutes: leftMinutes })
              : t('panel.session.over', { minutes: -leftMinutes })}
        </span>
      </div>
      <span className={styles.name}>{person?.payload.name}</span>
      <IconButton
        label={t(paused ? 'panel.session.resume' : 'panel.session.pause')}
        icon={paused ? <CirclePlay /> : <CirclePause />}
        onClick={() => void send({ type: paused ? 'session.resume' : 'session.pause', sessionId })}
      />
      <Menu
        trigger={<IconButton label={t('panel.session.menu')} icon={<Ellipsis />} />}
        entries={[
          {
            kind: 'check',
            id: 'digits',
            label: t('panel.session.digits'),
            checked: settings.showDigits,
            onCheckedChange: onToggleDigits,
          },
          ...(person
            ? [
                {
                  kind: 'check' as const,
                  id: 'consent',
                  label: t('panel.session.consentMenu'),
                  checked: consentGiven(person.payload),
                  onCheckedChange: (given: boolean) =>
                    void edit((before) => withConsent(before, given, clock.nowMs())),
                },
              ]
            : []),
          ...(person && linkKey
            ? [
                {
                  kind: 'check' as const,
                  id: 'byItself',
                  label: t('panel.session.byItself'),
                  checked: person.payload.startsAt.includes(linkKey),
                  onCheckedChange: () =>
                    void edit((before) => ({
                      ...before,
                      startsAt: toggled(before.startsAt, linkKey),
                    })),
                },
              ]
            : []),
          { kind: 'separator', id: 'views' },
          {
            id: 'hide',
            label: t('panel.session.hide'),
            shortcut: keyHint('hide'),
            onSelect: onHide,
          },
          {
            id: 'keys',
            label: t('panel.session.keys'),
            shortcut: keyHint('help'),
            onSelect: onHelp,
          },
          { kind: 'separator', id: 'ending' },
          {
            id: 'discard',
            label: t('panel.session.discard'),
            danger: true,
            onSelect: () => setDiscarding(true),
          },
        ]}
      />
      <Button
        size="small"
        icon={<Square />}
        onClick={() => void send({ type: 'session.end', sessionId })}
      >
        {t('panel.session.end')}
      </Button>
      <DiscardDialog
        open={discarding}
        onOpenChange={setDiscarding}
        onDiscard={() => void send({ type: 'session.discard', sessionId })}
      />
    </header>
  );
}
