/**
 * A session's records as one tree. Every format is rendered from this tree (see render.ts), so all formats
 * have the same content.
 */
import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import { sanitised, foreignHeading, heading, trusted, paragraph, section } from './blocks';
import {
  calendarDateText,
  durationText,
  fill,
  instantText,
  numberText,
  sessionTime,
} from './format';
import { sanitisedLine, sanitisedText } from './sanitise';
import type { ExportLabels, ExportLanguage, ExportNoteKind } from './labels';
import { talkSentences, type ExportMeasures } from './talk';

/** The sections of a session, in their default order; an export template may set another. */
export const SECTIONS = ['talk', 'notes', 'prompts', 'reflection', 'commitments', 'next'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** A day: `YYYY-MM-DD`, or the week since the first session for de-identified exports. */
export type ExportDay = string | { readonly week: number };

export interface ExportNote {
  /** Session time: ms since the session's start. */
  readonly atMs: number;
  readonly kind: ExportNoteKind;
  readonly text: string;
  /** Whether the coach marked it to be shared with the person. */
  readonly shareable: boolean;
}

export interface ExportCommitment {
  readonly text: string;
  readonly due?: ExportDay | null;
  readonly state: 'open' | 'done' | 'dropped';
  readonly shareable: boolean;
}

/** The data an export needs of one session. Its texts are untrusted. */
export interface SessionDocument {
  readonly language: ExportLanguage;
  /** The person's display name; may be empty. */
  readonly person: string;
  /** Epoch ms; must be in the range of `Date`. */
  readonly startedAt: number;
  /** Replaces the date in de-identified exports; 1 is the week of the first session. */
  readonly week?: number | null;
  /** IANA name; an unknown one is replaced by UTC. */
  readonly timeZone: string;
  /** The session's length, in ms. */
  readonly elapsedMs: number;
  readonly measures?: ExportMeasures | null;
  /** What the coach guessed their talk share to be, 0–100. */
  readonly guessPercent?: number | null;
  readonly notes: readonly ExportNote[];
  readonly prompts: readonly { readonly atMs: number; readonly text: string }[];
  readonly scales: readonly { readonly label: string; readonly value: number | null }[];
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly commitments: readonly ExportCommitment[];
  readonly nextDate?: ExportDay | null;
}

const hasText = ({ text }: { readonly text: string }): boolean => sanitisedText(text) !== '';

const byTime = <T extends { readonly atMs: number }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => a.atMs - b.atMs);

function noteItem(note: ExportNote, labels: ExportLabels): Paragraph[] {
  const kind = note.kind === 'free' ? '' : labels[`kind_${note.kind}`];
  const time = trusted(sessionTime(note.atMs));
  if (!hasText(note)) return [paragraph([...time, ...trusted(` ${kind}`)])];
  return sanitised(note.text, [...time, ...trusted(kind === '' ? ' ' : ` ${kind}${labels.colon}`)]);
}

function commitmentItem(
  { text, due, state }: ExportCommitment,
  language: ExportLanguage,
  labels: ExportLabels,
): Paragraph[] {
  const lead = commitmentLead(labels[`commitment_${state}`], due, language, labels);
  return sanitised(text, trusted(`${lead}${labels.colon}`));
}

function commitmentLead(
  state: string,
  due: ExportDay | null | undefined,
  language: ExportLanguage,
  labels: ExportLabels,
): string {
  if (typeof due === 'object' && due !== null)
    return fill(labels.commitmentDueWeek, { state, week: numberText(due.week, language) });
  const date = due ? calendarDateText(due, language) : null;
  return date === null ? state : fill(labels.commitmentDue, { state, date });
}

function title(person: string, labels: ExportLabels): Heading {
  const name = sanitisedLine(person);
  return name === ''
    ? heading(1, labels.titleAlone)
    : {
        type: 'heading',
        depth: 1,
        children: [...trusted(`${labels.titleWith} `), ...trusted(name)],
      };
}

function dayText(day: ExportDay, language: ExportLanguage, labels: ExportLabels): string | null {
  if (typeof day === 'string') return calendarDateText(day, language);
  return fill(labels.week, { week: numberText(day.week, language) });
}

/** A session's start and length in one line of our own words. */
export function whenText(doc: SessionDocument, labels: ExportLabels): string {
  const { language, startedAt, timeZone, week } = doc;
  const duration = durationText(doc.elapsedMs);
  if (typeof week === 'number')
    return `${fill(labels.week, { week: numberText(week, language) })}, ${duration}`;
  return fill(labels.when, { ...instantText(startedAt, timeZone, language), duration });
}

type Depth = 2 | 3;
type SectionOf = (doc: SessionDocument, labels: ExportLabels, depth: Depth) => RootContent[];

const SECTION: Readonly<Record<SectionName, SectionOf>> = {
  talk: (doc, labels, depth) => {
    const sentences = talkSentences(doc, labels).map((sentence) => [paragraph(trusted(sentence))]);
    return section(labels.talk, sentences, [], depth);
  },
  notes: (doc, labels, depth) => {
    const notes = byTime(doc.notes).filter((note) => note.kind === 'moment' || hasText(note));
    const items = notes.map((note) => noteItem(note, labels));
    return section(labels.notes, items, [], depth);
  },
  prompts: (doc, labels, depth) => {
    const items = byTime(doc.prompts)
      .filter(hasText)
      .map(({ atMs, text }) => sanitised(text, [...trusted(sessionTime(atMs)), ...trusted(' ')]));
    return section(labels.prompts, items, [], depth);
  },
  reflection: ({ language, scales, lines }, labels, depth) => {
    const answers = scales
      .filter(({ value }) => value !== null && Number.isFinite(value))
      .map(({ label, value }) => [
        paragraph([
          ...trusted(`${numberText(value ?? 0, language)}/10 – `),
          ...trusted(sanitisedLine(label)),
        ]),
      ]);
    const texts = lines
      .filter(hasText)
      .flatMap(({ label, text }) => [
        ...foreignHeading(depth === 2 ? 3 : 4, label),
        ...sanitised(text),
      ]);
    return section(labels.reflection, answers, texts, depth);
  },
  commitments: ({ language, commitments }, labels, depth) => {
    const items = commitments.filter(hasText).map((item) => commitmentItem(item, language, labels));
    return section(labels.commitments, items, [], depth);
  },
  next: ({ language, nextDate }, labels, depth) => {
    const next = nextDate ? dayText(nextDate, language, labels) : null;
    return section(labels.next, [], next === null ? [] : [paragraph(trusted(next))], depth);
  },
};

/**
 * The named sections of a session, in the given order. Notes and prompts are sorted by session time; sections
 * without content are left out. A `moment` without words is kept, other blank texts are not.
 * @param depth of the sections' headings
 */
export function sessionBlocks(
  doc: SessionDocument,
  labels: ExportLabels,
  sections: readonly SectionName[] = SECTIONS,
  depth: Depth = 2,
): RootContent[] {
  return sections.flatMap((name) => SECTION[name](doc, labels, depth));
}

/**
 * The session as an mdast tree that contains only headings, paragraphs, lists, breaks and texts.
 * @throws RangeError when `startedAt` is not a valid date.
 */
export function sessionTree(doc: SessionDocument, labels: ExportLabels): Root {
  return {
    type: 'root',
    children: [
      title(doc.person, labels),
      paragraph(trusted(whenText(doc, labels))),
      ...sessionBlocks(doc, labels),
    ],
  };
}
