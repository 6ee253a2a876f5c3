/** Whether cues appear during a session, and all their thresholds. */
import { useTranslation } from 'react-i18next';
import { DEFAULT_THRESHOLDS, type NudgeThresholds } from '../../lib/nudges/thresholds';
import type { Settings } from '../../lib/settings/settings';
import { Button, NumberField, Section, Switch } from '../ui';
import { DurationField } from './DurationField';
import styles from './SettingsPage.module.css';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

interface NudgeSettingsProps {
  readonly settings: Settings;
  readonly change: (changed: Partial<Settings>) => Promise<void>;
}

export function NudgeSettings({ settings, change }: NudgeSettingsProps) {
  const { t } = useTranslation();
  const thresholds = settings.nudgeThresholds;
  const set = (changed: Partial<NudgeThresholds>) =>
    void change({ nudgeThresholds: { ...thresholds, ...changed } });

  const duration = (name: DurationName, unitMs: number, min: number, max: number) => (
    <DurationField
      label={t(`settings.nudges.${name}`)}
      unit={t(unitMs === MINUTE_MS ? 'settings.minutes' : 'settings.seconds')}
      unitMs={unitMs}
      valueMs={thresholds[name]}
      onValueChange={(valueMs) => set({ [name]: valueMs })}
      min={min}
      max={max}
    />
  );
  const number = (name: CountName, min: number, max: number, unit?: string) => (
    <NumberField
      label={t(`settings.nudges.${name}`)}
      {...(unit === undefined ? {} : { unit })}
      value={thresholds[name]}
      onValueChange={(value) => value !== null && set({ [name]: Math.round(value) })}
      min={min}
      max={max}
    />
  );

  return (
    <Section title={t('settings.nudges.title')}>
      <div className={styles.fields}>
        <Switch
          label={t('settings.nudges.on')}
          checked={settings.nudges === 'on'}
          onCheckedChange={(on) => void change({ nudges: on ? 'on' : 'off' })}
        />
        {settings.nudges === 'on' && (
          <>
            {duration('longCoachTurnMs', SECOND_MS, 5, 900)}
            {duration('coacheeQuietMs', SECOND_MS, 5, 900)}
            {duration('freezeAfterMs', SECOND_MS, 1, 60)}
            {duration('longSilenceMs', SECOND_MS, 5, 600)}
            {number('coachLedAbovePercent', 1, 99, '%')}
            {duration('safetyAfterMs', MINUTE_MS, 0, 120)}
            {number('interruptions', 1, 20)}
            {duration('interruptionsWithinMs', MINUTE_MS, 1, 60)}
            {number('tools', 1, 20)}
            {duration('toolsWithinMs', MINUTE_MS, 1, 60)}
            {duration('commitLeftMs', MINUTE_MS, 0, 60)}
            {duration('closeLeftMs', MINUTE_MS, 0, 60)}
            {duration('quietStartMs', MINUTE_MS, 0, 60)}
            {duration('apartMs', MINUTE_MS, 0, 120)}
            {number('perSession', 1, 20)}
            <Button variant="quiet" onClick={() => set(DEFAULT_THRESHOLDS)}>
              {t('settings.nudges.reset')}
            </Button>
          </>
        )}
      </div>
    </Section>
  );
}

type DurationName = Extract<keyof NudgeThresholds, `${string}Ms`>;
type CountName = Exclude<keyof NudgeThresholds, DurationName>;
