/** Creates export output: the text of one file, its name and type. */
import { chosen, type ExportData } from '../../lib/export/export-data';
import { dayIn } from '../../lib/export/format';
import { fileName, fileStem } from '../../lib/export/file-name';
import { EXPORT_LABELS } from '../../lib/export/labels';
import type { Pace, Steps } from '../../lib/export/gather';
import type { TableName } from '../../lib/export/tables';
import type { ExportTemplate } from '../../lib/export/export-template';

export const FORMATS = ['markdown', 'html', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** An export in one format. */
export interface Output {
  readonly text: string;
  /** The HTML for the clipboard, for formats that have one. */
  readonly html?: string;
  readonly markdown?: string;
  readonly fileName: string;
  readonly fileText: string;
  readonly type: string;
  /** Note title, for programs that create a note. */
  readonly stem: string;
}

export interface Wanted {
  readonly materials: readonly ExportData[];
  readonly way: ExportTemplate;
  readonly format: Format;
  readonly table: TableName;
  /** The table's name, appended to the file name of a CSV export: `Notes`. */
  readonly tableName: string;
  /** Epoch ms; dates an export of several sessions. */
  readonly nowMs: number;
}

/** Creates the output in steps. Renderers are loaded at first use. */
export async function* makeOutput(wanted: Wanted, pace: Pace): Steps<Output> {
  const { way, format, materials, table } = wanted;
  const named = namesOf(wanted);
  const stem = fileStem(named);
  const material = materials[0];
  if (format === 'json' && material) {
    const { toJson } = await import('../../lib/export/json');
    const text = toJson(chosen(material, way));
    const name = fileName(named, 'json');
    return { text, fileText: text, fileName: name, type: 'application/json', stem };
  }
  const { produceTable, produceText } = await import('../../lib/export/produce');
  if (format === 'csv' || !material) {
    const french = material?.language === 'fr';
    const options = { bom: true, delimiter: french ? ';' : ',' } as const;
    const fileText = yield* produceTable(table, materials, way, options, pace);
    const name = fileName([...named, wanted.tableName], 'csv');
    return { text: fileText.slice(1), fileText, fileName: name, type: 'text/csv', stem };
  }
  const { markdown, html, title } = yield* produceText(material, way, pace);
  const forms = { text: markdown, html, markdown, stem };
  if (format === 'markdown')
    return { ...forms, fileText: markdown, fileName: fileName(named, 'md'), type: 'text/markdown' };
  const { htmlPage } = await import('../../lib/export/page');
  const fileText = htmlPage(html, title, material.language);
  return { ...forms, fileText, fileName: fileName(named, 'html'), type: 'text/html' };
}

/** Date and pseudonym; the week alone for de-identified exports. */
function namesOf({ materials, way, nowMs }: Wanted): string[] {
  const [material] = materials;
  const today = dayIn(nowMs, 'UTC');
  if (!material || materials.length > 1) return [today, 'Aparté'];
  const { person, sessions, language } = chosen(material, way);
  const labels = EXPORT_LABELS[language];
  const [only] = sessions;
  if (sessions.length !== 1 || !only) return [today, person.name || labels.titleMany];
  if (typeof only.week === 'number')
    return [labels.titleAlone, labels.week.replace('{week}', String(only.week)).toLowerCase()];
  return [dayIn(only.startedAt, only.timeZone), person.name || labels.titleAlone];
}
