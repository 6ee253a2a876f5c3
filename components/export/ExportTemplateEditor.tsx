import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  readExportTemplate,
  type ExportTemplateFault,
} from '../../lib/export/read-export-template';
import { wayText } from '../../lib/export/export-template';
import { Button, Dialog, Notice, TextArea } from '../ui';
import type { ExportTemplateInUse } from './useExportTemplate';
import { ExportTemplateFields } from './ExportTemplateFields';
import styles from './Export.module.css';

/** Maximum number of errors shown: fixing one often fixes others. */
const SAID_AT_ONCE = 3;

interface WayEditorProps {
  readonly title: string;
  readonly inUse: ExportTemplateInUse;
  readonly onClose: () => void;
}

/** Edits an export template, in fields or as its JSON text. Nothing is stored until saved. */
export function ExportTemplateEditor({ title, inUse, onClose }: WayEditorProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState(inUse.way);
  // Show an unreadable template as text, so that it can be fixed.
  const [text, setText] = useState<string | null>(inUse.unreadable ? inUse.text : null);
  const [failed, setFailed] = useState(false);
  const faults = text === null ? [] : readExportTemplate(text).faults;
  const current = text === null ? way : readExportTemplate(text).way;

  const toFields = () => {
    if (!current) return;
    setWay(current);
    setText(null);
  };
  const after = (done: Promise<void>) => {
    setFailed(false);
    done.then(onClose, () => setFailed(true));
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      closeLabel={t('common.close')}
      actions={
        <>
          {inUse.changed && (
            <Button variant="quiet" onClick={() => after(inUse.reset())}>
              {t('export.editor.reset')}
            </Button>
          )}
          <Button
            variant="primary"
            disabled={!current}
            onClick={() => current && after(inUse.save(current))}
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles.editor}>
        {text === null ? (
          <ExportTemplateFields way={way} onChange={setWay} />
        ) : (
          <AsText text={text} faults={faults} onChange={setText} />
        )}
        <div>
          {text === null ? (
            <Button variant="quiet" size="small" onClick={() => setText(wayText(way))}>
              {t('export.editor.asText')}
            </Button>
          ) : (
            <Button variant="quiet" size="small" disabled={!current} onClick={toFields}>
              {t('export.editor.asFields')}
            </Button>
          )}
        </div>
        {failed && <Notice tone="attention">{t('export.editor.failed')}</Notice>}
      </div>
    </Dialog>
  );
}

interface AsTextProps {
  readonly text: string;
  readonly faults: readonly ExportTemplateFault[];
  readonly onChange: (text: string) => void;
}

function AsText({ text, faults, onChange }: AsTextProps) {
  const { t } = useTranslation();
  const said = faults.map(({ line, field, kind, detail }) =>
    t(`export.faults.${kind}`, { line, field: field || t('export.faults.whole'), detail }),
  );
  return (
    <TextArea
      label={t('export.editor.text')}
      value={text}
      onValueChange={onChange}
      error={said.length === 0 ? undefined : said.slice(0, SAID_AT_ONCE).join(' ')}
      className={styles.code}
      minRows={10}
      maxRows={24}
      spellCheck={false}
    />
  );
}
