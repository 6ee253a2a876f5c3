/**
 * The data to export, and the part of it that an export template includes. Every format is rendered from the
 * result.
 */
import { deidentifier } from './deidentify';
import type { ExportDay, SessionDocument } from './document';
import { dayIn } from './format';
import { EXPORT_LABELS, type ExportLanguage } from './labels';
import { isOn, type ExportTemplate } from './export-template';

export interface ExportData {
  readonly language: ExportLanguage;
  readonly person: {
    /** The displayed name, usually a pseudonym; '' when there is none. */
    readonly name: string;
    readonly realName: string;
    /** Meeting links, without scheme. */
    readonly links: readonly string[];
  };
  /** Start of the first session with this person, in epoch ms: weeks are counted from it. */
  readonly firstAt: number;
  readonly sessions: readonly SessionDocument[];
}

/** The data restricted to what the template includes: its sections, items and names, in its order. */
export function chosen(material: ExportData, way: ExportTemplate): ExportData {
  const sessions = material.sessions
    .toSorted((a, b) => (way.newestFirst ? b.startedAt - a.startedAt : a.startedAt - b.startedAt))
    .map((session) => reduced(session, way));
  if (!way.deidentified) return { ...material, sessions };
  const hide = hiderOf(material);
  return {
    language: material.language,
    person: { name: '', realName: '', links: [] },
    firstAt: 0,
    sessions: sessions.map((session) => withoutIdentity(session, material, hide)),
  };
}

/** A function that removes the identifying details of `material`'s person from a text. */
export function hiderOf({ person, language }: ExportData): (text: string) => string {
  const known = { names: [person.name, person.realName], links: person.links };
  return deidentifier(known, EXPORT_LABELS[language]);
}

function reduced(session: SessionDocument, way: ExportTemplate): SessionDocument {
  const kept = <T extends { readonly shareable: boolean }>(items: readonly T[]): readonly T[] =>
    way.onlyShareable ? items.filter(({ shareable }) => shareable) : items;
  return {
    ...session,
    measures: isOn(way, 'talk') ? (session.measures ?? null) : null,
    guessPercent: isOn(way, 'talk') ? (session.guessPercent ?? null) : null,
    notes: isOn(way, 'notes') ? kept(session.notes) : [],
    prompts: isOn(way, 'prompts') ? session.prompts : [],
    scales: isOn(way, 'reflection') ? session.scales : [],
    lines: isOn(way, 'reflection') ? session.lines : [],
    commitments: isOn(way, 'commitments') ? kept(session.commitments) : [],
    nextDate: isOn(way, 'next') ? (session.nextDate ?? null) : null,
  };
}

function withoutIdentity(
  session: SessionDocument,
  { firstAt }: ExportData,
  hide: (text: string) => string,
): SessionDocument {
  const first = dayIn(firstAt, session.timeZone);
  const week = (day: ExportDay | null | undefined): ExportDay | null =>
    typeof day === 'string' ? weekOf(day, first) : (day ?? null);
  const hidden = <T extends { readonly text: string }>(items: readonly T[]): T[] =>
    items.map((item) => ({ ...item, text: hide(item.text) }));
  return {
    ...session,
    person: '',
    startedAt: 0,
    timeZone: 'UTC',
    week: weekOf(dayIn(session.startedAt, session.timeZone), first)?.week ?? 1,
    notes: hidden(session.notes),
    prompts: hidden(session.prompts),
    lines: hidden(session.lines),
    commitments: hidden(session.commitments).map((item) => ({ ...item, due: week(item.due) })),
    nextDate: week(session.nextDate),
  };
}

const MS_PER_WEEK = 7 * 24 * 3_600_000;

/**
 * The week of `day`: 1 for the seven days from `first`; both are `YYYY-MM-DD`. Null when one is not a date.
 */
function weekOf(day: string, first: string): { week: number } | null {
  const sinceMs = Date.parse(`${day}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`);
  return Number.isFinite(sinceMs)
    ? { week: Math.max(1, Math.floor(sinceMs / MS_PER_WEEK) + 1) }
    : null;
}
