import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isOn,
  EXPORT_TEMPLATES_FOR,
  withSection,
  type ExportTemplateName,
} from '../../lib/export/export-template';
import type { ExportLanguage } from '../../lib/export/labels';
import { TABLE_SECTION, TABLES, type TableName } from '../../lib/export/tables';
import { languageName } from '../../lib/i18n';
import { useLanguage } from '../app/useLanguage';
import { Button, Checkbox, Notice, Section, Select } from '../ui';
import { FORMATS, type Format } from './outputs';
import { Outcome } from './Outcome';
import { Shareable } from './Shareable';
import { ShortNames } from './ShortNames';
import { useExportData, type Subject } from './useExportData';
import { useExportTemplate } from './useExportTemplate';
import { ExportTemplateEditor } from './ExportTemplateEditor';
import styles from './Export.module.css';

interface ExportFormProps {
  readonly title: string;
  readonly subject: Subject;
  readonly theirLanguage: ExportLanguage;
  readonly minSpeechForShareMs: number;
}

/** Export options and a preview: what is exported, for whom, in which format. */
export function ExportForm({
  title,
  subject,
  theirLanguage,
  minSpeechForShareMs,
}: ExportFormProps) {
  const { t } = useTranslation();
  const interfaceLanguage = useLanguage();
  const everybody = subject.scope === 'everybody';
  const names = everybody ? (['mine'] as const) : EXPORT_TEMPLATES_FOR[subject.scope];
  const [name, setName] = useState<ExportTemplateName>(names[0] ?? 'mine');
  const [format, setFormat] = useState<Format>(everybody ? 'csv' : 'markdown');
  const [table, setTable] = useState<TableName>('sessions');
  const [chosenLanguage, setLanguage] = useState<ExportLanguage | null>(null);
  const [measures, setMeasures] = useState<boolean | null>(null);
  const [editing, setEditing] = useState(false);
  // Write a message in its recipient's language.
  const language = chosenLanguage ?? (name === 'coachee' ? theirLanguage : interfaceLanguage);
  const inUse = useExportTemplate(name, language);
  const material = useExportData(subject, language, minSpeechForShareMs);
  const way = useMemo(
    () => inUse && withSection(inUse.way, 'talk', measures ?? isOn(inUse.way, 'talk')),
    [inUse, measures],
  );
  if (!inUse || !way) return null;

  const tables = TABLES.filter((each) => {
    const section = TABLE_SECTION[each];
    return section === null || isOn(way, section);
  });
  const choose = (next: ExportTemplateName) => {
    setName(next);
    setMeasures(null);
  };

  return (
    <Section title={title} level={1}>
      <div className={styles.view}>
        <div className={styles.choices}>
          {!everybody && (
            <Select
              label={t('export.way')}
              value={name}
              onValueChange={choose}
              options={names.map((value) => ({ value, label: t(`export.ways.${value}`) }))}
            />
          )}
          <div className={styles.pair}>
            <Select
              label={t('export.language')}
              value={language}
              onValueChange={setLanguage}
              options={[
                { value: 'en', label: languageName('en') },
                { value: 'fr', label: languageName('fr') },
              ]}
            />
            {!everybody && (
              <Select
                label={t('export.format')}
                value={format}
                onValueChange={setFormat}
                options={FORMATS.map((value) => ({ value, label: t(`export.formats.${value}`) }))}
              />
            )}
          </div>
          {format === 'csv' && (
            <Select
              label={t('export.table')}
              value={tables.includes(table) ? table : 'sessions'}
              onValueChange={setTable}
              options={tables.map((value) => ({ value, label: t(`export.tables.${value}`) }))}
            />
          )}
          <Checkbox
            label={t('export.measures')}
            checked={isOn(way, 'talk')}
            onCheckedChange={setMeasures}
          />
          {way.deidentified && <Notice tone="attention">{t('export.readFirst')}</Notice>}
          {way.deidentified && material.work.state === 'done' && (
            <ShortNames materials={material.work.value} />
          )}
          {inUse.unreadable && <Notice tone="attention">{t('export.unreadable')}</Notice>}
          {way.onlyShareable && subject.scope !== 'everybody' && (
            <Shareable scope={subject.scope} id={subject.id} />
          )}
          {!everybody && (
            <div className={styles.change}>
              <Button variant="quiet" size="small" onClick={() => setEditing(true)}>
                {t('export.change')}
              </Button>
              {inUse.changed && <span className={styles.meta}>{t('export.changed')}</span>}
            </div>
          )}
        </div>
        <Outcome
          stepping={material}
          way={way}
          format={format}
          table={tables.includes(table) ? table : 'sessions'}
        />
      </div>
      {editing && (
        <ExportTemplateEditor
          title={t('export.editor.title', { way: t(`export.ways.${name}`) })}
          inUse={inUse}
          onClose={() => setEditing(false)}
        />
      )}
    </Section>
  );
}
