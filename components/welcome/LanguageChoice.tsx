import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/hooks';
import { SegmentedControl } from '../ui';

export function LanguageChoice() {
  const { t } = useTranslation();
  const [settings, change] = useSettings();
  if (!settings) return null;
  return (
    <SegmentedControl
      label={t('welcome.language.title')}
      value={settings.language}
      onValueChange={(language) => void change({ language })}
      segments={[
        { value: 'auto', label: t('welcome.language.auto') },
        { value: 'en', label: t('welcome.language.english') },
        { value: 'fr', label: t('welcome.language.french') },
      ]}
    />
  );
}
