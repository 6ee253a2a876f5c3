/** Sessions, measures, commitments and notes as tables for a spreadsheet, one row per item. */
import type { CsvCell } from './csv';
import type { ExportDay, SectionName, SessionDocument } from './document';
import { dayIn } from './format';
import { NOTE_KINDS, type ExportLabels } from './labels';
import type { ExportData } from './export-data';
import { TABLE_LABELS, type ColumnName } from './table-labels';

export const TABLES = ['sessions', 'measures', 'commitments', 'notes'] as const;
export type TableName = (typeof TABLES)[number];

/** The section that must be on for a table to have rows; null: no section needed. */
export const TABLE_SECTION: Readonly<Record<TableName, SectionName | null>> = {
  sessions: null,
  measures: 'talk',
  commitments: 'commitments',
  notes: 'notes',
};

type Row = Readonly<Partial<Record<ColumnName, CsvCell>>>;

const COLUMNS: Readonly<Record<TableName, readonly ColumnName[]>> = {
  sessions: ['person', 'date', 'minutes', 'guess', 'scales', 'lines', 'next'],
  measures: [
    'person',
    'date',
    'minutes',
    'coachShare',
    'shareLow',
    'shareHigh',
    'longestCoachTurn',
    'medianCoacheeTurn',
    'silences',
    'holdRate',
    'blind',
    'muted',
  ],
  commitments: ['person', 'date', 'text', 'due', 'state', 'shareable'],
  notes: ['person', 'date', 'at', 'kind', 'text', 'shareable'],
};

/** The header row: the content of each column, with units in words. */
export function tableHead(table: TableName, language: ExportData['language']): CsvCell[] {
  return COLUMNS[table].map((column) => TABLE_LABELS[language][column]);
}

/** The rows of one person's sessions, from data as restricted by the export template. */
export function tableRows(
  table: TableName,
  material: ExportData,
  labels: ExportLabels,
): CsvCell[][] {
  return material.sessions.flatMap((session) =>
    rowsOf(table, session, labels).map((row) => {
      const filled: Row = { person: material.person.name, date: dateCell(session), ...row };
      return COLUMNS[table].map((column) => filled[column] ?? null);
    }),
  );
}

function rowsOf(table: TableName, session: SessionDocument, labels: ExportLabels): readonly Row[] {
  const minutes = Math.round(session.elapsedMs / 60_000);
  const { measures } = session;
  const yesNo = (yes: boolean) => (yes ? labels.yes : labels.no);
  switch (table) {
    case 'sessions':
      return [{ minutes, ...reflectionCells(session) }];
    case 'measures':
      return measures
        ? [
            {
              minutes,
              coachShare: percent(measures.coachShare),
              shareLow: percent(measures.range?.[0]),
              shareHigh: percent(measures.range?.[1]),
              longestCoachTurn: seconds(measures.longestCoachTurnMs),
              medianCoacheeTurn: seconds(measures.medianCoacheeTurnMs),
              silences: measures.silences,
              holdRate: percent(measures.holdRate),
              blind: seconds(measures.blindMs),
              muted: seconds(measures.mutedMs),
            },
          ]
        : [];
    case 'commitments':
      return session.commitments.map(({ text, due, state, shareable }) => ({
        text,
        due: dayCell(due),
        state: labels[`commitment_${state}`],
        shareable: yesNo(shareable),
      }));
    case 'notes':
      return session.notes
        .toSorted((a, b) => a.atMs - b.atMs)
        .map(({ atMs, kind, text, shareable }) => ({
          at: seconds(Math.max(0, atMs)),
          kind: kind === NOTE_KINDS[0] ? null : labels[`kind_${kind}`],
          text,
          shareable: yesNo(shareable),
        }));
  }
}

/** Reflection answers vary in number between sessions: they share one cell, one per line. */
function reflectionCells({ guessPercent, scales, lines, nextDate }: SessionDocument): Row {
  const given = scales.filter(({ value }) => value !== null);
  const written = lines.filter(({ text }) => text.trim() !== '');
  return {
    guess: guessPercent ?? null,
    scales: given.map(({ label, value }) => `${label} ${value}/10`).join('\n') || null,
    lines: written.map(({ label, text }) => `${label} ${text}`).join('\n') || null,
    next: dayCell(nextDate),
  };
}

const percent = (share: number | null | undefined): number | null =>
  typeof share === 'number' ? Math.round(share * 100) : null;
const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1000));

/** ISO date, which every spreadsheet sorts; in de-identified exports the week number. */
function dayCell(day: ExportDay | null | undefined): CsvCell {
  return typeof day === 'object' && day !== null ? day.week : (day ?? null);
}

function dateCell({ week, startedAt, timeZone }: SessionDocument): CsvCell {
  return week ?? dayIn(startedAt, timeZone);
}
