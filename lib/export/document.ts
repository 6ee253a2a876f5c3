/**
 * A session's records as one tree. Every format is rendered from this tree (see render.ts), so that
 * none can say more, less or otherwise than another.
 */
import type { Heading, Paragraph, Root } from 'mdast';
import { foreign, heading, ours, paragraph, section } from './blocks';
import {
  calendarDateText,
  durationText,
  fill,
  instantText,
  numberText,
  sessionTime,
} from './format';
import { foreignLine, foreignText } from './hostile';
import type { ExportLabels, ExportLanguage, ExportNoteKind } from './labels';
import { talkSentences, type ExportMeasures } from './talk';

export interface ExportNote {
  /** Session time: ms since the session's start. */
  readonly atMs: number;
  readonly kind: ExportNoteKind;
  readonly text: string;
  /** Whether the coach chose it for the person's own eyes. */
  readonly shareable: boolean;
}

export interface ExportCommitment {
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly due?: string | null;
  readonly state: 'open' | 'done' | 'dropped';
  readonly shareable: boolean;
}

/** What an export needs of a session. Texts are foreign: they may hold anything. */
export interface SessionDocument {
  readonly language: ExportLanguage;
  /** The person's display name; may be empty. */
  readonly person: string;
  /** Epoch ms; must be an instant that `Date` can hold. */
  readonly startedAt: number;
  /** IANA name; an unknown one becomes UTC. */
  readonly timeZone: string;
  /** The session's length. */
  readonly elapsedMs: number;
  readonly measures?: ExportMeasures | null;
  /** What the coach guessed their talk share to be, 0–100. */
  readonly guessPercent?: number | null;
  readonly notes: readonly ExportNote[];
  readonly prompts: readonly { readonly atMs: number; readonly text: string }[];
  readonly scales: readonly { readonly label: string; readonly value: number | null }[];
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly commitments: readonly ExportCommitment[];
  /** `YYYY-MM-DD`. */
  readonly nextDate?: string | null;
}

const hasText = ({ text }: { readonly text: string }): boolean => foreignText(text) !== '';

const byTime = <T extends { readonly atMs: number }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => a.atMs - b.atMs);

function noteItem(note: ExportNote, labels: ExportLabels): Paragraph[] {
  const kind = note.kind === 'free' ? '' : labels[`kind_${note.kind}`];
  const time = ours(sessionTime(note.atMs));
  if (!hasText(note)) return [paragraph([...time, ...ours(` ${kind}`)])];
  return foreign(note.text, [...time, ...ours(kind === '' ? ' ' : ` ${kind}${labels.colon}`)]);
}

function commitmentItem(
  { text, due, state }: ExportCommitment,
  language: ExportLanguage,
  labels: ExportLabels,
): Paragraph[] {
  const name = labels[`commitment_${state}`];
  const date = due ? calendarDateText(due, language) : null;
  const lead = date === null ? name : fill(labels.commitmentDue, { state: name, date });
  return foreign(text, ours(`${lead}${labels.colon}`));
}

function labelHeading(label: string): Heading[] {
  const line = foreignLine(label);
  return line === '' ? [] : [heading(3, line)];
}

function title(person: string, labels: ExportLabels): Heading {
  const name = foreignLine(person);
  return name === ''
    ? heading(1, labels.titleAlone)
    : { type: 'heading', depth: 1, children: [...ours(`${labels.titleWith} `), ...ours(name)] };
}

/**
 * The session as an mdast tree of headings, paragraphs, lists, breaks and texts, nothing else.
 * Notes and prompts stand in session-time order; sections without content are left out. A `moment`
 * without words is kept, other blank texts are not.
 * @throws RangeError when `startedAt` is no instant.
 */
export function sessionTree(doc: SessionDocument, labels: ExportLabels): Root {
  const { language } = doc;
  const when = fill(labels.when, {
    ...instantText(doc.startedAt, doc.timeZone, language),
    duration: durationText(doc.elapsedMs),
  });
  const notes = byTime(doc.notes).filter((note) => note.kind === 'moment' || hasText(note));
  const prompts = byTime(doc.prompts).filter(hasText);
  const scales = doc.scales.filter(({ value }) => value !== null && Number.isFinite(value));
  const lines = doc.lines.filter(hasText);
  const next = doc.nextDate ? calendarDateText(doc.nextDate, language) : null;
  return {
    type: 'root',
    children: [
      title(doc.person, labels),
      paragraph(ours(when)),
      ...section(
        labels.talk,
        talkSentences(doc, labels).map((sentence) => [paragraph(ours(sentence))]),
      ),
      ...section(
        labels.notes,
        notes.map((note) => noteItem(note, labels)),
      ),
      ...section(
        labels.prompts,
        prompts.map(({ atMs, text }) => foreign(text, [...ours(sessionTime(atMs)), ...ours(' ')])),
      ),
      ...section(
        labels.reflection,
        scales.map(({ label, value }) => [
          paragraph([
            ...ours(`${numberText(value ?? 0, language)}/10 – `),
            ...ours(foreignLine(label)),
          ]),
        ]),
        lines.flatMap(({ label, text }) => [...labelHeading(label), ...foreign(text)]),
      ),
      ...section(
        labels.commitments,
        doc.commitments.filter(hasText).map((item) => commitmentItem(item, language, labels)),
      ),
      ...section(labels.next, [], next === null ? [] : [paragraph(ours(next))]),
    ],
  };
}
