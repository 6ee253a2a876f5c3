import { useTranslation } from 'react-i18next';
import { SETTINGS, type Setting } from '../../lib/session/session';
import { SegmentedControl } from '../ui';

interface SettingChoiceProps {
  readonly value: Setting;
  readonly onValueChange: (value: Setting) => void;
}

/** Whether a session was a call or in person. */
export function SettingChoice({ value, onValueChange }: SettingChoiceProps) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      label={t('journal.session.correct.kind')}
      labelHidden={false}
      value={value}
      onValueChange={onValueChange}
      segments={SETTINGS.map((setting) => ({
        value: setting,
        label: t(`journal.session.correct.${setting}`),
      }))}
    />
  );
}
