/** Sessions as JSON, for other programs; contains only what the export template includes. */
import * as z from 'zod/mini';
import { instantText } from './format';
import { NOTE_KINDS } from './labels';
import type { ExportData } from './export-data';

const JSON_FORMAT = 'aparte-export';
const JSON_VERSION = 1;

const day = z.nullable(z.union([z.string(), z.object({ week: z.int() })]));
const measure = z.nullable(z.number());

const sessionJson = z.object({
  /** ISO 8601 in UTC; null in de-identified exports, which give the week alone. */
  startedAt: z.nullable(z.string()),
  timeZone: z.nullable(z.string()),
  week: z.nullable(z.int()),
  elapsedMs: z.number(),
  measures: z.nullable(
    z.object({
      coachShare: measure,
      range: z.nullable(z.tuple([z.number(), z.number()])),
      longestCoachTurnMs: measure,
      medianCoacheeTurnMs: measure,
      silences: measure,
      holdRate: measure,
      blindMs: z.number(),
      mutedMs: z.number(),
    }),
  ),
  guessPercent: measure,
  notes: z.array(
    z.object({
      atMs: z.number(),
      kind: z.enum(NOTE_KINDS),
      text: z.string(),
      shareable: z.boolean(),
    }),
  ),
  prompts: z.array(z.object({ atMs: z.number(), text: z.string() })),
  scales: z.array(z.object({ label: z.string(), value: measure })),
  lines: z.array(z.object({ label: z.string(), text: z.string() })),
  commitments: z.array(
    z.object({
      text: z.string(),
      due: day,
      state: z.enum(['open', 'done', 'dropped']),
      shareable: z.boolean(),
    }),
  ),
  nextDate: day,
});

/** Later versions only add fields: a reader of this version can ignore fields it does not know. */
export const exportJson = z.object({
  format: z.literal(JSON_FORMAT),
  version: z.literal(JSON_VERSION),
  language: z.enum(['en', 'fr']),
  person: z.string(),
  sessions: z.array(sessionJson),
});
export type ExportJson = z.infer<typeof exportJson>;

/** @param data as restricted by the export template; its texts are written unchanged */
export function toJson({ language, person, sessions }: ExportData): string {
  const exported: ExportJson = {
    format: JSON_FORMAT,
    version: JSON_VERSION,
    language,
    person: person.name,
    sessions: sessions.map((session) => {
      const dated = typeof session.week !== 'number';
      return {
        startedAt: dated ? new Date(session.startedAt).toISOString() : null,
        timeZone: dated ? instantText(session.startedAt, session.timeZone, language).zone : null,
        week: session.week ?? null,
        elapsedMs: session.elapsedMs,
        measures: session.measures
          ? {
              ...session.measures,
              range: session.measures.range ? [...session.measures.range] : null,
            }
          : null,
        guessPercent: session.guessPercent ?? null,
        notes: session.notes.map((note) => ({ ...note })),
        prompts: session.prompts.map((prompt) => ({ ...prompt })),
        scales: session.scales.map((scale) => ({ ...scale })),
        lines: session.lines.map((line) => ({ ...line })),
        commitments: session.commitments.map((item) => ({ ...item, due: item.due ?? null })),
        nextDate: session.nextDate ?? null,
      };
    }),
  };
  return `${JSON.stringify(exported, null, 2)}\n`;
}
