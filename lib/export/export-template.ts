/**
 * A way of exporting: which sections, in what order, around which words. It is data, so that a
 * coach can change it; kept as JSON in a template record.
 */
import * as z from 'zod/mini';
import { newTemplate, type TemplateRecord } from '../templates/template';
import { SECTIONS, type SectionName } from './document';
import type { ExportLanguage } from './labels';

export const EXPORT_TEMPLATES = ['mine', 'coachee', 'supervision', 'running', 'obsidian'] as const;
export type ExportTemplateName = (typeof EXPORT_TEMPLATES)[number];

/** What is exported: one session, or all of a person's. */
export type Scope = 'session' | 'person';

/** The ways that make sense for one session and for all of a person's. */
export const EXPORT_TEMPLATES_FOR: Readonly<Record<Scope, readonly ExportTemplateName[]>> = {
  session: ['mine', 'coachee', 'supervision', 'obsidian'],
  person: ['running', 'coachee', 'supervision', 'obsidian'],
};

const words = (max: number) => z.string().check(z.maxLength(max));
const once = z.refine<{ section: SectionName }[]>(
  (sections) => new Set(sections.map(({ section }) => section)).size === sections.length,
  'twice',
);

export const exportTemplateSchema = z.strictObject({
  version: z.literal(1),
  /** In place of the title; empty for the usual one. `{name}` becomes the person's. */
  heading: words(500),
  /** Before and after the sections; `{name}` becomes the person's. */
  intro: words(10_000),
  outro: words(10_000),
  /** In this order. */
  sections: z
    .array(z.strictObject({ section: z.enum(SECTIONS), on: z.boolean() }))
    .check(z.maxLength(SECTIONS.length), once),
  /** Only notes and commitments marked for the person's own eyes. */
  onlyShareable: z.boolean(),
  /** Names, links, addresses and phone numbers taken out; dates as weeks. */
  deidentified: z.boolean(),
  newestFirst: z.boolean(),
  /** Begins Markdown with YAML, as Obsidian reads it. */
  frontMatter: z.boolean(),
});
export type ExportTemplate = z.infer<typeof exportTemplateSchema>;

const EVERYTHING: ExportTemplate = {
  version: 1,
  heading: '',
  intro: '',
  outro: '',
  sections: SECTIONS.map((section) => ({ section, on: true })),
  onlyShareable: false,
  deidentified: false,
  newestFirst: true,
  frontMatter: false,
};

const only = (...on: SectionName[]): ExportTemplate['sections'] => [
  ...on.map((section) => ({ section, on: true })),
  ...SECTIONS.filter((section) => !on.includes(section)).map((section) => ({ section, on: false })),
];

/** The words around a message to the person. */
const WORDS = {
  en: {
    heading: 'Our work together',
    intro: 'Hello {name},\n\nHere is what we noted together.',
  },
  fr: {
    heading: 'Notre travail ensemble',
    intro: 'Bonjour {name},\n\nVoici ce que nous avons noté ensemble.',
  },
} as const;

/** A way as it comes, before any change of the coach's. */
export function originalExportTemplate(
  name: ExportTemplateName,
  language: ExportLanguage,
): ExportTemplate {
  const ways: Readonly<Record<ExportTemplateName, ExportTemplate>> = {
    mine: EVERYTHING,
    coachee: {
      ...EVERYTHING,
      ...WORDS[language],
      sections: only('commitments', 'notes', 'next'),
      onlyShareable: true,
    },
    supervision: {
      ...EVERYTHING,
      sections: only('reflection', 'notes', 'talk', 'prompts', 'commitments'),
      deidentified: true,
      newestFirst: false,
    },
    running: { ...EVERYTHING, sections: only('notes', 'reflection', 'commitments', 'next') },
    obsidian: { ...EVERYTHING, frontMatter: true },
  };
  return ways[name];
}

export function isOn(way: ExportTemplate, name: SectionName): boolean {
  return way.sections.some(({ section, on }) => section === name && on);
}

/** The same way with one section in or out; one it does not list comes last. */
export function withSection(way: ExportTemplate, name: SectionName, on: boolean): ExportTemplate {
  const listed = way.sections.some(({ section }) => section === name);
  const sections = listed
    ? way.sections.map((each) => (each.section === name ? { ...each, on } : each))
    : [...way.sections, { section: name, on }];
  return { ...way, sections };
}

/** A changed way has one record, whose id is made from its name and language. */
export function wayRecordId(name: ExportTemplateName, language: ExportLanguage): string {
  return `export:${name}:${language}`;
}

/** A way as the coach edits it in words: JSON, one field a line. */
export function wayText(way: ExportTemplate): string {
  return JSON.stringify(way, null, 2);
}

export function newExportTemplateRecord(
  name: ExportTemplateName,
  language: ExportLanguage,
  body: string,
  nowMs: number,
): TemplateRecord {
  const stamp = { id: wayRecordId(name, language), nowMs };
  return newTemplate({ use: 'export', name, body }, stamp);
}
