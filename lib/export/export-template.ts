/**
 * An export template: which sections, in which order, around which words. It is data, so that the coach can
 * change it; stored as JSON in a template record.
 */
import * as z from 'zod/mini';
import { newTemplate, type TemplateRecord } from '../templates/template';
import { SECTIONS, type SectionName } from './document';
import type { ExportLanguage } from './labels';

export const EXPORT_TEMPLATES = ['mine', 'coachee', 'supervision', 'running', 'obsidian'] as const;
export type ExportTemplateName = (typeof EXPORT_TEMPLATES)[number];

/** What is exported: one session, or all sessions of a person. */
export type Scope = 'session' | 'person';

/** The templates that suit one session and those that suit all sessions of a person. */
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
  /** Replaces the title; empty keeps the usual one. `{name}` becomes the person's name. */
  heading: words(500),
  /** Text before and after the sections; `{name}` becomes the person's name. */
  intro: words(10_000),
  outro: words(10_000),
  /** The sections, in export order. */
  sections: z
    .array(z.strictObject({ section: z.enum(SECTIONS), on: z.boolean() }))
    .check(z.maxLength(SECTIONS.length), once),
  /** Includes only notes and commitments marked to be shared with the person. */
  onlyShareable: z.boolean(),
  /** Removes names, links, addresses and phone numbers; writes dates as weeks. */
  deidentified: z.boolean(),
  newestFirst: z.boolean(),
  /** Starts Markdown with YAML front matter, as Obsidian reads it. */
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

/** The text around a message to the person. */
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

/** The built-in template, without the coach's changes. */
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

/** The template with one section switched on or off; a section not yet listed is added at the end. */
export function withSection(way: ExportTemplate, name: SectionName, on: boolean): ExportTemplate {
  const listed = way.sections.some(({ section }) => section === name);
  const sections = listed
    ? way.sections.map((each) => (each.section === name ? { ...each, on } : each))
    : [...way.sections, { section: name, on }];
  return { ...way, sections };
}

/** The record id of a changed template, made from its name and language: one record per pair. */
export function wayRecordId(name: ExportTemplateName, language: ExportLanguage): string {
  return `export:${name}:${language}`;
}

/** The template as JSON for the coach to edit, one field per line. */
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
