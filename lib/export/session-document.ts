/** Converts a session's records into the document that every export is rendered from. */
import type { CommitmentPayload } from '../commitments/commitment';
import type { ExportNote, SessionDocument } from './document';
import type { ExportLanguage } from './labels';
import type { ExportMeasures } from './talk';
import type { NotePayload } from '../notes/note';
import type { PersonPayload } from '../people/person';
import type { PromptUseRecord } from '../prompts/use';
import { minSpeechOf } from '../practice/min-speech';
import {
  LINES,
  SCALES,
  type LineName,
  type ReflectionPayload,
  type ScaleName,
} from '../reflection/reflection';
import type { ChunkPayload } from '../session/chunk';
import { runningIntervals, sessionTimeMs } from '../session/clock';
import { startedAt, type SessionPayload } from '../session/session';
import { measureSession, type MeasuredSession } from '../session/measure-session';

export interface SessionRecords {
  readonly session: SessionPayload;
  readonly person: PersonPayload | null;
  readonly chunks: readonly ChunkPayload[];
  readonly notes: readonly NotePayload[];
  readonly promptUses: readonly PromptUseRecord['payload'][];
  readonly reflection: ReflectionPayload | null;
  readonly commitments: readonly Omit<CommitmentPayload, 'changes'>[];
}

export interface DocumentContext {
  readonly language: ExportLanguage;
  /** IANA name. */
  readonly timeZone: string;
  /** Epoch ms; only needed for a session that is still open. */
  readonly nowMs: number;
  readonly minSpeechForShareMs: number;
  /** The labels of the reflection form's scales and lines. */
  readonly scaleLabels: Readonly<Record<ScaleName, string>>;
  readonly lineLabels: Readonly<Record<LineName, string>>;
}

export function sessionDocument(
  records: SessionRecords,
  context: DocumentContext,
): SessionDocument {
  const { session, reflection } = records;
  const { nowMs } = context;
  const minSpeechMs = minSpeechOf({ payload: session }, context);
  const stretches = runningIntervals(session.events, nowMs);
  const inSession = (epochMs: number) => sessionTimeMs(stretches, epochMs);
  return {
    language: context.language,
    person: records.person?.name ?? '',
    startedAt: startedAt(session.events),
    timeZone: context.timeZone,
    elapsedMs: inSession(nowMs),
    measures: exportMeasures(measureSession(records.chunks, session, nowMs, minSpeechMs)),
    guessPercent: reflection?.guessPercent ?? null,
    notes: records.notes.map((note) => exportNote(note, inSession(note.momentAt))),
    prompts: records.promptUses
      .filter(({ did }) => did === 'used')
      .map(({ usedAt, text }) => ({ atMs: inSession(usedAt), text })),
    scales: SCALES.map((name) => ({
      label: context.scaleLabels[name],
      value: reflection?.scales[name] ?? null,
    })),
    lines: LINES.map((name) => ({
      label: context.lineLabels[name],
      text: reflection?.lines[name] ?? '',
    })),
    commitments: records.commitments.map(({ text, due, state, shareable }) => ({
      text,
      due,
      state,
      shareable,
    })),
    nextDate: reflection?.nextDate ?? null,
  };
}

function exportNote({ text, marker, kind, shareable }: NotePayload, atMs: number): ExportNote {
  return { atMs, kind: marker && kind === 'free' ? 'moment' : kind, text, shareable };
}

function exportMeasures(found: MeasuredSession | null): ExportMeasures | null {
  if (!found) return null;
  const { heard, measures, coachShare, range } = found;
  return {
    coachShare,
    range: range && [range.low, range.high],
    longestCoachTurnMs: measures.longestCoachTurnMs,
    medianCoacheeTurnMs: measures.medianCoacheeTurnMs,
    silences: measures.silences,
    holdRate: measures.holdRate,
    blindMs: heard.blindMs,
    mutedMs: heard.mutedMs,
  };
}
