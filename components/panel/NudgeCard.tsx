/** A cue: one line shown at a breath, with its reason; dismissed by a key or after a time. */
import { Check, Clock, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../lib/people/person';
import { newPromptUse } from '../../lib/prompts/use';
import type { SessionRecord } from '../../lib/session/session';
import type { Settings } from '../../lib/settings/settings';
import { useServices } from '../app/services';
import { IconButton, Menu } from '../ui';
import styles from './Nudge.module.css';
import { useNudgeWords } from './nudgeWords';
import { keyHint } from './shortcuts';
import type { Nudges } from './useNudges';
import { useShortcuts } from './useShortcuts';

/** Duration of 'not now', in ms. */
const SNOOZE_MS = 10 * 60_000;

interface NudgeCardProps {
  readonly nudges: Nudges;
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly settings: Settings;
}

export function NudgeCard({ nudges, session, person, settings }: NudgeCardProps) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const { card, answer } = nudges;
  const words = useNudgeWords(card, person, settings);

  useShortcuts(
    card
      ? {
          dismiss: () => answer({ type: 'dismissed' }),
          snooze: () => answer({ type: 'snoozed', forMs: SNOOZE_MS }),
        }
      : {},
  );

  async function use() {
    if (words?.prompt) {
      const stamp = { id: clock.newId(), nowMs: clock.nowMs() };
      const links = { sessionId: session.id, personId: session.personId };
      await stores.promptUses.put(newPromptUse(words.prompt.id, words.text, stamp, links));
    }
    answer({ type: 'used' });
  }

  return (
    <div role="status">
      {card && words && (
        <div className={styles.card} data-nudge={card.trigger}>
          <p
            className={styles.words}
            lang={words.language}
            data-cue={words.prompt === null || undefined}
          >
            {words.text}
          </p>
          <p className={styles.why}>{words.why}</p>
          <div className={styles.actions}>
            <IconButton
              label={t('panel.nudges.used')}
              icon={<Check />}
              tooltipSide="top"
              onClick={() => void use()}
            />
            <Menu
              trigger={<IconButton label={t('panel.nudges.snooze')} icon={<Clock />} />}
              entries={[
                {
                  id: 'tenMinutes',
                  label: t('panel.nudges.tenMinutes'),
                  shortcut: keyHint('snooze'),
                  onSelect: () => answer({ type: 'snoozed', forMs: SNOOZE_MS }),
                },
                {
                  id: 'session',
                  label: t('panel.nudges.wholeSession'),
                  onSelect: () => answer({ type: 'snoozed', forMs: null }),
                },
              ]}
            />
            <IconButton
              label={t('panel.nudges.dismiss')}
              shortcut={keyHint('dismiss')}
              icon={<X />}
              tooltipSide="top"
              onClick={() => answer({ type: 'dismissed' })}
            />
          </div>
        </div>
      )}
    </div>
  );
}
