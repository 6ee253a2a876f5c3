/** Basic data of a person: a pseudonym, and a real name only if the coach wants one. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../lib/people/person';
import { MAX_TAG_CHARS, tagsTyped, withTags } from '../../../lib/people/tags';
import { NumberField, Section, Select, TagField, TextField } from '../../ui';
import styles from './PersonPage.module.css';
import type { PersonEdits } from './usePersonEdits';

const WEEKS = [1, 2, 3, 4, 5, 6, 8, 12];

export function About({ person, form, edit }: PersonEdits & { readonly person: PersonRecord }) {
  const { t } = useTranslation();
  const weeks = form.checkInEveryWeeks;
  const offered = weeks === null || WEEKS.includes(weeks) ? WEEKS : [...WEEKS, weeks];

  return (
    <Section title={t('journal.person.about')}>
      <div className={styles.fields}>
        <NameField stored={person.payload.name} onName={(name) => edit({ name }, 'soon')} />
        <TextField
          label={t('journal.person.realName')}
          hint={t('journal.person.realNameHint')}
          value={form.realName}
          maxLength={200}
          onValueChange={(realName) => edit({ realName }, 'soon')}
        />
        <div className={styles.pair}>
          <Select
            label={t('panel.start.language')}
            value={form.language}
            onValueChange={(language) => edit({ language })}
            options={[
              { value: 'en', label: t('panel.start.english') },
              { value: 'fr', label: t('panel.start.french') },
            ]}
          />
          {form.language === 'fr' && (
            <Select
              label={t('panel.start.address')}
              value={form.address}
              onValueChange={(address) => edit({ address })}
              options={[
                { value: 'vous', label: 'vous' },
                { value: 'tu', label: 'tu' },
              ]}
            />
          )}
          <NumberField
            label={t('panel.start.planned')}
            unit={t('panel.start.minutes')}
            value={form.plannedMs / 60_000}
            onValueChange={(minutes) =>
              minutes !== null && edit({ plannedMs: Math.round(minutes) * 60_000 })
            }
            min={1}
            max={720}
          />
          <Select
            label={t('journal.person.checkIn')}
            value={String(weeks ?? 0)}
            onValueChange={(value) => edit({ checkInEveryWeeks: Number(value) || null })}
            options={[
              { value: '0', label: t('journal.person.checkInNever') },
              ...offered.map((each) => ({
                value: String(each),
                label:
                  each === 1
                    ? t('journal.person.checkInWeekly')
                    : t('journal.person.checkInEvery', { weeks: each }),
              })),
            ]}
          />
        </div>
        <TagField
          label={t('journal.person.tags')}
          hint={t('journal.person.tagsHint')}
          values={form.tags}
          maxLength={MAX_TAG_CHARS}
          removeLabel={(tag) => t('journal.person.removeTag', { tag })}
          onAdd={(text) => edit({ tags: withTags(form.tags, tagsTyped(text)) })}
          onRemove={(tag) => edit({ tags: form.tags.filter((other) => other !== tag) })}
        />
      </div>
    </Section>
  );
}

interface NameFieldProps {
  readonly stored: string;
  readonly onName: (name: string) => void;
}

/** Never stores a blank name: the last one stays until another is typed. */
function NameField({ stored, onName }: NameFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const blank = typed !== null && typed.trim() === '';
  return (
    <TextField
      label={t('journal.person.name')}
      error={blank ? t('journal.person.nameMissing') : undefined}
      value={typed ?? stored}
      maxLength={200}
      onValueChange={(text) => {
        setTyped(text);
        if (text.trim() !== '') onName(text.trim());
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
