/** Who has the floor, the talk share, and what could not be measured. Figures are shown on request only. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quirkAt } from '../../lib/call/meeting';
import type { ShareRange } from '../../lib/listening/share-uncertainty';
import { isBalanceVisible } from '../../lib/listening/balance-visibility';
import { consentAsked, consentGiven, type PersonRecord } from '../../lib/people/person';
import { startedAt, type SessionRecord } from '../../lib/session/session';
import type { Settings } from '../../lib/settings/settings';
import { clockTime } from '../../lib/time/format';
import { useCall } from '../app/hooks';
import { useCommand } from '../app/useCommand';
import { BalanceBar } from '../plot';
import { Notice } from '../ui';
import { CallNotice } from './CallNotice';
import { FloorRing } from './FloorRing';
import { HandTimer } from './HandTimer';
import styles from './ListeningSection.module.css';
import { ListeningStatus } from './ListeningStatus';
import type { Listening } from './useListening';

interface ListeningSectionProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord;
  readonly settings: Settings;
  readonly listening: Listening;
  readonly nowMs: number;
}

/** Blind or muted time is mentioned from this length on. */
const WORTH_SAYING_MS = 5_000;

export function ListeningSection(props: ListeningSectionProps) {
  const { session, person, settings, listening, nowMs } = props;
  const { t } = useTranslation();
  const call = useCall();
  if (!consentAsked(person.payload)) return null;
  if (!consentGiven(person.payload)) return <p className={styles.off}>{t('panel.consent.off')}</p>;

  const { coveredMs, blindMs, mutedMs, durationMs, streamsMs } = listening;
  const inSight = isBalanceVisible(settings, durationMs);
  const inCall = session.payload.setting === 'call';
  const nothingHeard = coveredMs === 0 && call.listening?.audioSeen !== true;
  const waitedMs = nowMs - startedAt(session.payload.events);
  const offersHand = !inCall || (nothingHeard && waitedMs > settings.noAudioAfterMs);
  const minutes = Math.round(settings.rollingMs / 60_000);
  const doubts = [
    listening.unsure && t('panel.listening.unsure'),
    blindMs >= WORTH_SAYING_MS && t('panel.listening.blind', { time: clockTime(blindMs) }),
    mutedMs >= WORTH_SAYING_MS && t('panel.listening.mutedFor', { time: clockTime(mutedMs) }),
  ].filter((doubt) => doubt !== false);

  return (
    <section className={styles.listening} aria-label={t('panel.listening.title')}>
      {inCall && <ListeningStatus session={session} heardBefore={coveredMs > 0} />}
      {inCall ? <CallNotice /> : <CallHere sessionId={session.id} />}
      {inCall && nothingHeard && offersHand && (
        <Notice>
          {t(quirkAt(call.url) === 'unheard' ? 'panel.call.unheard' : 'panel.call.noAudio')}
        </Notice>
      )}
      {inSight && (
        <div className={styles.floor}>
          <FloorRing listening={listening} settings={settings} call={call} />
          <div className={styles.bars}>
            <Share
              share={listening.recentShare}
              unsure={listening.unsure}
              span={t('panel.listening.recent', { minutes })}
              digits={settings.showDigits}
            />
            <Share
              share={listening.wholeShare}
              unsure={listening.unsure}
              range={listening.range}
              others={streamsMs}
              span={t('panel.listening.whole')}
              digits={settings.showDigits}
              slim
            />
          </div>
        </div>
      )}
      <EchoHint echo={call.listening?.echo === true} />
      {doubts.length > 0 && <p className={styles.doubt}>{doubts.join(' · ')}</p>}
      {(offersHand || hasHandTime(session)) && <HandTimer session={session} />}
    </section>
  );
}

/** An echo hint, shown once per session until dismissed. */
function EchoHint({ echo }: { readonly echo: boolean }) {
  const { t } = useTranslation();
  const [noticed, setNoticed] = useState(false);
  const [dismissed, setDismissed] = useState(false);
  if (echo && !noticed) setNoticed(true);
  if (!noticed || dismissed) return null;
  return (
    <Notice tone="quiet" onDismiss={() => setDismissed(true)} dismissLabel={t('common.dismiss')}>
      {t('panel.listening.echo')}
    </Notice>
  );
}

/** Offers to listen to a call in a session that began without one. */
function CallHere({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation();
  const run = useCommand();
  const { liveAudioConnections, tabId } = useCall();
  if (liveAudioConnections === 0) return null;
  const listen = () => void run({ type: 'session.adopt', sessionId, tabId });
  return (
    <Notice action={{ label: t('panel.call.listen'), onSelect: listen }}>
      {t('panel.call.here')}
    </Notice>
  );
}

function hasHandTime(session: SessionRecord): boolean {
  return session.payload.events.some(({ type }) => type === 'hand');
}

interface ShareProps {
  readonly share: number | null;
  /** There is enough speech, but the uncertainty is too large. */
  readonly unsure: boolean;
  readonly range?: ShareRange | null;
  /** Speech of each of several remote people, in ms. */
  readonly others?: readonly number[];
  readonly span: string;
  readonly digits: boolean;
  readonly slim?: boolean;
}

function Share({ share, unsure, range, others = [], span, digits, slim = false }: ShareProps) {
  const { t } = useTranslation();
  const coach = share === null ? null : Math.round(share * 100);
  return (
    <BalanceBar
      coach={share}
      range={range ?? undefined}
      {...(others.length > 1 ? { others } : {})}
      size={slim ? 'slim' : 'regular'}
      caption={span}
      emptyText={slim || unsure ? undefined : t('panel.listening.notEnough')}
      digits={digits && coach !== null ? t('panel.listening.share', { coach }) : undefined}
      label={
        coach === null
          ? t(unsure ? 'panel.listening.unsureLabel' : 'panel.listening.noShareLabel', { span })
          : t('panel.listening.shareLabel', { span, coach })
      }
    />
  );
}
