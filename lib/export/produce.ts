/** Renders an export part by part. Heavy: load it with a dynamic import when an export starts. */
import type { Root } from 'mdast';
import { exportParts } from './compose';
import { toCsv, type CsvCell, type CsvOptions } from './csv';
import type { Pace, Steps } from './gather';
import { EXPORT_LABELS } from './labels';
import { chosen, type ExportData } from './export-data';
import { frontMatter } from './obsidian';
import { toHtml, toMarkdown, toPlain } from './render';
import { tableHead, tableRows, type TableName } from './tables';
import type { ExportTemplate } from './export-template';

export interface Rendered {
  readonly markdown: string;
  /** An HTML fragment without `<html>`. */
  readonly html: string;
  /** The first heading, without markup. */
  readonly title: string;
}

/** The document as Markdown and HTML; identical to rendering it in one piece. */
export async function* produceText(
  material: ExportData,
  way: ExportTemplate,
  { signal, pause }: Pace,
): Steps<Rendered> {
  const total = material.sessions.length;
  const markdown: string[] = [];
  const html: string[] = [];
  let title = '';
  for (const part of exportParts(material, way)) {
    yield { done: Math.min(total, markdown.length), total };
    await pause();
    signal.throwIfAborted();
    if (markdown.length === 0) title = headingOf(part);
    markdown.push(toMarkdown(part));
    html.push(toHtml(part));
  }
  const text = markdown.join('\n');
  const front = way.frontMatter ? frontMatter(chosen(material, way), title) : '';
  return { markdown: front + text, html: html.join('\n'), title };
}

function headingOf({ children: [first] }: Root): string {
  return first ? toPlain({ type: 'root', children: [first] }).trim() : '';
}

/** One table of all `materials`, as CSV. */
export async function* produceTable(
  table: TableName,
  materials: readonly ExportData[],
  way: ExportTemplate,
  options: CsvOptions,
  { signal, pause }: Pace,
): Steps<string> {
  const language = materials[0]?.language ?? 'en';
  const rows: CsvCell[][] = [tableHead(table, language)];
  for (const [done, material] of materials.entries()) {
    yield { done, total: materials.length };
    await pause();
    signal.throwIfAborted();
    // Push one by one: spreading a hundred thousand arguments overflows the stack.
    for (const row of tableRows(table, chosen(material, way), EXPORT_LABELS[language]))
      rows.push(row);
  }
  return toCsv(rows, options);
}
