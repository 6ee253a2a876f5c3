/** Fields for a person whom the coach meets for the first time. */
import { useTranslation } from 'react-i18next';
import { Select, TextField } from '../ui';

export interface NewPersonForm {
  readonly name: string;
  readonly language: 'en' | 'fr';
  readonly address: 'vous' | 'tu';
}

/** French forms of address, identical in every interface language. */
const ADDRESSES = ['vous', 'tu'] as const;

interface NewPersonFieldsProps extends NewPersonForm {
  readonly onChange: (change: Partial<NewPersonForm>) => void;
}

export function NewPersonFields({ name, language, address, onChange }: NewPersonFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('panel.start.name')}
        hint={t('panel.start.nameHint')}
        value={name}
        onValueChange={(typed) => onChange({ name: typed })}
        maxLength={200}
        autoComplete="off"
      />
      <Select
        label={t('panel.start.language')}
        value={language}
        onValueChange={(chosen) => onChange({ language: chosen })}
        options={[
          { value: 'en', label: t('panel.start.english') },
          { value: 'fr', label: t('panel.start.french') },
        ]}
      />
      {language === 'fr' && (
        <Select
          label={t('panel.start.address')}
          value={address}
          onValueChange={(chosen) => onChange({ address: chosen })}
          options={ADDRESSES.map((value) => ({ value, label: value }))}
        />
      )}
    </>
  );
}
