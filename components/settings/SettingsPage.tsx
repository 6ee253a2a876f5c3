/** The coach's settings, each saved when it is changed. */
import { useTranslation } from 'react-i18next';
import { LANGUAGES, languageName } from '../../lib/i18n';
import type { Settings } from '../../lib/settings/settings';
import { LockSettings } from '../lock/LockSettings';
import { Button, Section, Select, Switch } from '../ui';
import { useServices } from '../app/services';
import { useSettings } from '../app/settings';
import { FailureBoundary } from '../data/FailureBoundary';
import { BrowserKeys } from './BrowserKeys';
import { DurationField } from './DurationField';
import { NudgeSettings } from './NudgeSettings';
import { NoteTemplates } from './NoteTemplates';
import styles from './SettingsPage.module.css';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

export function SettingsPage() {
  const { t } = useTranslation();
  const { openPage } = useServices();
  const [settings, change] = useSettings();
  if (!settings) return null;

  const duration = (
    name: DurationName,
    unitMs: typeof MINUTE_MS | typeof SECOND_MS,
    min: number,
    max: number,
  ) => (
    <DurationField
      label={t(`settings.${name}`)}
      unit={t(unitMs === MINUTE_MS ? 'settings.minutes' : 'settings.seconds')}
      unitMs={unitMs}
      valueMs={settings[name]}
      onValueChange={(valueMs) => void change({ [name]: valueMs })}
      min={min}
      max={max}
    />
  );

  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t('settings.title')}</h1>
      <Section title={t('settings.general')}>
        <div className={styles.fields}>
          <Select
            label={t('settings.language')}
            value={settings.language}
            onValueChange={(language) => void change({ language })}
            options={[
              { value: 'auto', label: t('settings.languageAuto') },
              ...Object.keys(LANGUAGES).map((value) => ({ value, label: languageName(value) })),
            ]}
          />
          <Select
            label={t('settings.theme')}
            value={settings.theme}
            onValueChange={(theme) => void change({ theme })}
            options={[
              { value: 'auto', label: t('settings.themeAuto') },
              { value: 'light', label: t('settings.themeLight') },
              { value: 'dark', label: t('settings.themeDark') },
            ]}
          />
          <Button onClick={() => void openPage('welcome')}>{t('settings.services')}</Button>
        </div>
      </Section>
      <Section title={t('settings.balance')}>
        <div className={styles.fields}>
          <Select
            label={t('settings.balanceShows')}
            value={settings.balanceShows}
            onValueChange={(balanceShows) => void change({ balanceShows })}
            options={[
              { value: 'always', label: t('settings.always') },
              { value: 'moments', label: t('settings.moments') },
              { value: 'after', label: t('settings.after') },
            ]}
          />
          {settings.balanceShows === 'moments' && (
            <>
              {duration('momentEveryMs', MINUTE_MS, 1, 120)}
              {duration('momentMs', SECOND_MS, 5, 600)}
            </>
          )}
          <Switch
            label={t('settings.showDigits')}
            checked={settings.showDigits}
            onCheckedChange={(showDigits) => void change({ showDigits })}
          />
          <Switch
            label={t('settings.keepIntervals')}
            checked={settings.keepIntervals}
            onCheckedChange={(keepIntervals) => void change({ keepIntervals })}
          />
          {duration('rollingMs', MINUTE_MS, 1, 15)}
          {duration('minSpeechForShareMs', SECOND_MS, 0, 600)}
          {duration('longTurnFromMs', SECOND_MS, 5, 600)}
          {duration('longTurnMs', SECOND_MS, 10, 900)}
        </div>
      </Section>
      <NudgeSettings settings={settings} change={change} />
      <Section title={t('settings.call')}>
        <div className={styles.fields}>
          {duration('noAudioAfterMs', SECOND_MS, 5, 300)}
          {duration('hangUpAfterMs', SECOND_MS, 3, 300)}
          {duration('emptyRoomAfterMs', SECOND_MS, 10, 1800)}
        </div>
      </Section>
      <FailureBoundary name={t('settings.templates.title')}>
        <NoteTemplates />
      </FailureBoundary>
      <FailureBoundary name={t('settings.keys.title')}>
        <BrowserKeys />
      </FailureBoundary>
      <FailureBoundary name={t('lock.title')}>
        <LockSettings />
      </FailureBoundary>
    </main>
  );
}

type DurationName = Extract<keyof Settings, `${string}Ms`>;
