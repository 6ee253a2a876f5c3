import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportParts } from '../../lib/export/compose';
import type { ExportData } from '../../lib/export/export-data';
import { obsidianLink } from '../../lib/export/obsidian';
import type { TableName } from '../../lib/export/tables';
import type { ExportTemplate } from '../../lib/export/export-template';
import { CopyByHand } from '../app/CopyByHand';
import { useServices } from '../app/services';
import { useCopy } from '../app/useCopy';
import { Button, Notice, VisuallyHidden } from '../ui';
import type { Format, Output } from './outputs';
import { Preview } from './Preview';
import { useOutput } from './useOutput';
import type { Stepping } from './useSteps';
import { Working } from './Working';
import styles from './Export.module.css';

/** Limits of the preview of a long export: its first sessions, its first lines. */
const SHOWN_SESSIONS = 12;
const SHOWN_CHARS = 8_000;

interface OutcomeProps {
  readonly stepping: Stepping<readonly ExportData[]>;
  readonly way: ExportTemplate;
  readonly format: Format;
  readonly table: TableName;
}

/** The preview of the export, and its actions. */
export function Outcome({ stepping, way, format, table }: OutcomeProps) {
  const materials = useLatest(stepping);
  return (
    <div className={styles.outcome}>
      <Working {...stepping} />
      {materials && <Made materials={materials} way={way} format={format} table={table} />}
    </div>
  );
}

/** Keeps the latest data visible while it is read again. */
function useLatest({ work }: Stepping<readonly ExportData[]>): readonly ExportData[] | null {
  const [latest, setLatest] = useState<readonly ExportData[] | null>(null);
  if (work.state === 'done' && work.value !== latest) setLatest(work.value);
  return latest;
}

interface MadeProps extends Omit<OutcomeProps, 'stepping'> {
  readonly materials: readonly ExportData[];
}

function Made(props: MadeProps) {
  const { t } = useTranslation();
  const stepping = useOutput(props);
  const output = stepping.work.state === 'done' ? stepping.work.value : null;
  const sessions = props.materials[0]?.sessions.length ?? 0;
  const asText = props.format === 'csv' || props.format === 'json';
  return (
    <>
      <Actions
        output={output}
        obsidian={props.way.frontMatter && !asText}
        printable={!asText && sessions <= SHOWN_SESSIONS}
      />
      <Working {...stepping} />
      <article className={styles.paper} aria-label={t('export.preview')}>
        {asText ? <TextShown text={output?.text ?? ''} /> : <DocumentShown {...props} />}
      </article>
    </>
  );
}

function TextShown({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <>
      <pre className={styles.text}>{text.slice(0, SHOWN_CHARS)}</pre>
      {text.length > SHOWN_CHARS && <p className={styles.meta}>{t('export.cut')}</p>}
    </>
  );
}

function DocumentShown({ materials, way }: MadeProps) {
  const { t } = useTranslation();
  const [material] = materials;
  const parts = useMemo(() => {
    if (!material) return [];
    // Apply the template's order first, then cut.
    return [...exportParts(material, way)].slice(0, SHOWN_SESSIONS + 1);
  }, [material, way]);
  const total = material?.sessions.length ?? 0;
  return (
    <>
      <Preview parts={parts} />
      {total > SHOWN_SESSIONS && (
        <p className={styles.meta}>{t('export.shortened', { shown: SHOWN_SESSIONS, total })}</p>
      )}
    </>
  );
}

interface ActionsProps {
  /** Null while it is being created. */
  readonly output: Output | null;
  readonly obsidian: boolean;
  readonly printable: boolean;
}

function Actions({ output, obsidian, printable }: ActionsProps) {
  const { t } = useTranslation();
  const { saveFile } = useServices();
  const { copy, copied, refused } = useCopy();
  const [saved, setSaved] = useState<string | null>(null);
  const disabled = output === null;

  const copyNow = () => (output ? copy(flavoursOf(output)) : Promise.resolve(false));
  const save = async () => {
    if (!output) return;
    await saveFile(output.fileName, output.type, output.fileText);
    setSaved(output.fileName);
  };

  return (
    <div className={styles.actions}>
      <div className={styles.buttons}>
        <Button variant="primary" disabled={disabled} onClick={() => void copyNow()}>
          {copied ? t('export.copied') : t('export.copy')}
        </Button>
        <VisuallyHidden live>{copied && t('export.copied')}</VisuallyHidden>
        <Button disabled={disabled} onClick={() => void save()}>
          {t('export.save')}
        </Button>
        {printable && (
          <Button disabled={disabled} onClick={() => window.print()}>
            {t('export.print')}
          </Button>
        )}
        {obsidian && output && <ToObsidian output={output} copyFirst={copyNow} />}
      </div>
      {saved !== null && (
        <Notice tone="quiet">
          <span role="status">{t('export.saved', { name: saved })}</span>
        </Notice>
      )}
      {refused && <CopyByHand {...refused} />}
    </div>
  );
}

interface ToObsidianProps {
  readonly output: Output;
  readonly copyFirst: () => Promise<boolean>;
}

function ToObsidian({ output, copyFirst }: ToObsidianProps) {
  const { t } = useTranslation();
  const { href, fromClipboard } = obsidianLink(output.stem, output.text);
  return (
    <>
      <a
        className={styles.link}
        href={href}
        onClick={(event) => {
          if (!fromClipboard) return;
          event.preventDefault();
          void copyFirst().then((done) => {
            if (done) window.location.assign(href);
          });
        }}
      >
        {t('export.obsidian')}
      </a>
      {fromClipboard && <p className={styles.meta}>{t('export.obsidianLong')}</p>}
    </>
  );
}

function flavoursOf({ text, html, markdown }: Output) {
  return {
    plain: text,
    ...(html === undefined ? {} : { html }),
    ...(markdown === undefined ? {} : { markdown }),
  };
}
