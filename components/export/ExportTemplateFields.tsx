import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExportTemplate } from '../../lib/export/export-template';
import { Checkbox, IconButton, TextArea, TextField } from '../ui';
import styles from './Export.module.css';

const SWITCHES = ['onlyShareable', 'deidentified', 'newestFirst', 'frontMatter'] as const;
const MAX_HEADING = 500;
const MAX_WORDS = 10_000;

interface WayFieldsProps {
  readonly way: ExportTemplate;
  readonly onChange: (way: ExportTemplate) => void;
}

export function ExportTemplateFields({ way, onChange }: WayFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('export.editor.heading')}
        hint={t('export.editor.headingHint')}
        value={way.heading}
        maxLength={MAX_HEADING}
        onValueChange={(heading) => onChange({ ...way, heading })}
      />
      <TextArea
        label={t('export.editor.intro')}
        value={way.intro}
        maxLength={MAX_WORDS}
        minRows={2}
        maxRows={8}
        onValueChange={(intro) => onChange({ ...way, intro })}
      />
      <TextArea
        label={t('export.editor.outro')}
        value={way.outro}
        maxLength={MAX_WORDS}
        minRows={2}
        maxRows={8}
        onValueChange={(outro) => onChange({ ...way, outro })}
      />
      <Sections way={way} onChange={onChange} />
      <div>
        {SWITCHES.map((name) => (
          <Checkbox
            key={name}
            label={t(`export.editor.${name}`)}
            checked={way[name]}
            onCheckedChange={(on) => onChange({ ...way, [name]: on })}
          />
        ))}
      </div>
    </>
  );
}

function Sections({ way, onChange }: WayFieldsProps) {
  const { t } = useTranslation();
  const { sections } = way;
  const swap = (index: number, other: number) => {
    const moved = [...sections];
    const [first, second] = [sections[index], sections[other]];
    if (!first || !second) return;
    moved[index] = second;
    moved[other] = first;
    onChange({ ...way, sections: moved });
  };
  return (
    <fieldset>
      <legend className={styles.legend}>{t('export.editor.sections')}</legend>
      <ul role="list" className={styles.sections}>
        {sections.map(({ section, on }, index) => {
          const name = t(`export.sections.${section}`);
          return (
            <li key={section}>
              <Checkbox
                label={name}
                checked={on}
                onCheckedChange={(checked) =>
                  onChange({
                    ...way,
                    sections: sections.map((each) =>
                      each.section === section ? { section, on: checked } : each,
                    ),
                  })
                }
              />
              <span>
                <IconButton
                  label={t('export.editor.up', { section: name })}
                  icon={<ArrowUp />}
                  disabled={index === 0}
                  onClick={() => swap(index, index - 1)}
                />
                <IconButton
                  label={t('export.editor.down', { section: name })}
                  icon={<ArrowDown />}
                  disabled={index === sections.length - 1}
                  onClick={() => swap(index, index + 1)}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
