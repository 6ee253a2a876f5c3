import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, languageName } from '../../lib/i18n';
import type { Settings } from '../../lib/settings/settings';
import { useSettings } from '../app/settings';
import { SegmentedControl } from '../ui';

export function LanguageChoice() {
  const { t } = useTranslation();
  const [settings, change] = useSettings();
  // Show the choice at once; the stored setting takes over once it has changed.
  const [choice, setChoice] = useState<Record<'from' | 'to', Settings['language']> | null>(null);
  if (!settings) return null;
  const stored = settings.language;
  return (
    <SegmentedControl
      label={t('welcome.language.title')}
      value={choice?.from === stored ? choice.to : stored}
      onValueChange={(language) => {
        setChoice({ from: stored, to: language });
        change({ language }).catch((error: unknown) => {
          console.warn('aparté: language not saved', error);
          setChoice(null);
        });
      }}
      segments={[
        { value: 'auto', label: t('welcome.language.auto') },
        ...Object.keys(LANGUAGES).map((value) => ({ value, label: languageName(value) })),
      ]}
    />
  );
}
