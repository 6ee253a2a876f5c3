/** Manual speaker timer for calls that cannot be heard: one key and one button toggle who speaks. */
import { ArrowLeftRight, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  manualSpeaker,
  sessionState,
  type SessionRecord,
  type Speaker,
} from '../../lib/session/session';
import { useCommand } from '../app/useCommand';
import { IconButton, SegmentedControl } from '../ui';
import styles from './ListeningSection.module.css';
import { keyHint } from './shortcuts';
import { useShortcuts } from './useShortcuts';

export function HandTimer({ session }: { readonly session: SessionRecord }) {
  const { t } = useTranslation();
  const run = useCommand();
  const speaker = manualSpeaker(session.payload.events);
  const running = sessionState(session.payload.events) === 'running';
  const say = (next: Speaker | null) =>
    void run({ type: 'session.hand', sessionId: session.id, speaker: next });
  const toggle = () => say(speaker === 'coach' ? 'coachee' : 'coach');

  useShortcuts({ hand: toggle });

  return (
    <div className={styles.hand}>
      <SegmentedControl
        label={t('panel.hand.title')}
        value={speaker}
        onValueChange={say}
        segments={[
          { value: 'coach', label: t('panel.hand.you'), disabled: !running },
          { value: 'coachee', label: t('panel.hand.they'), disabled: !running },
        ]}
      />
      <IconButton
        label={t('panel.hand.toggle')}
        shortcut={keyHint('hand')}
        icon={<ArrowLeftRight />}
        disabled={!running}
        onClick={toggle}
      />
      {speaker !== null && (
        <IconButton label={t('panel.hand.stop')} icon={<Square />} onClick={() => say(null)} />
      )}
    </div>
  );
}
