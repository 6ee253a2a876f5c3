/** Reads the data to export, session by session, so that the read can show progress and be stopped. */
import type { CommitmentRecord } from '../commitments/commitment';
import { LANGUAGES } from '../i18n';
import { happened, type NoteRecord } from '../notes/note';
import { inEarnest } from '../practice/in-earnest';
import type { PersonRecord } from '../people/person';
import type { PromptUseRecord } from '../prompts/use';
import type { AnyRecord } from '../records/envelope';
import type { Repository } from '../records/repository';
import { reflectionId, type ReflectionRecord } from '../reflection/reflection';
import type { ChunkRecord } from '../session/chunk';
import { startedAt, type SessionRecord } from '../session/session';
import type { SessionDocument } from './document';
import type { ExportLanguage } from './labels';
import type { ExportData } from './export-data';
import { sessionDocument } from './session-document';

type Reads<R extends AnyRecord, Names extends keyof Repository<R>> = Pick<Repository<R>, Names>;

/** The stores an export reads. */
export interface Reader {
  readonly people: Reads<PersonRecord, 'get' | 'list'>;
  readonly sessions: Reads<SessionRecord, 'get' | 'list' | 'byPerson'>;
  readonly chunks: Reads<ChunkRecord, 'bySession'>;
  readonly notes: Reads<NoteRecord, 'bySession'>;
  readonly promptUses: Reads<PromptUseRecord, 'bySession'>;
  readonly reflections: Reads<ReflectionRecord, 'get'>;
  readonly commitments: Reads<CommitmentRecord, 'bySession'>;
}

export interface GatherContext {
  readonly language: ExportLanguage;
  /** IANA name. */
  readonly timeZone: string;
  /** Epoch ms. */
  readonly nowMs: number;
  readonly minSpeechForShareMs: number;
}

/** The progress of a long task. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Lets a long task yield to the page between steps, and abort. */
export interface Pace {
  readonly signal: AbortSignal;
  /** Resolves after the page has handled its pending work. */
  pause(): Promise<void>;
}

/** Yields progress and returns the result. Throws the signal's reason when aborted. */
export type Steps<Result> = AsyncGenerator<Progress, Result, void>;

/** The export data of one session; null when the session does not exist. */
export async function* gatherSession(
  id: string,
  reader: Reader,
  context: GatherContext,
  pace: Pace,
): Steps<ExportData | null> {
  const session = await reader.sessions.get(id);
  if (!session || session.deletedAt !== null) return null;
  const { personId } = session;
  const alone = personId === null || session.payload.practice;
  const all = alone ? [session] : inEarnest(await reader.sessions.byPerson(personId));
  return yield* gatherAll([session], all, await personOf(reader, personId), reader, context, pace);
}

/** The export data of all sessions of a person; null when the person does not exist. */
export async function* gatherPerson(
  id: string,
  reader: Reader,
  context: GatherContext,
  pace: Pace,
): Steps<ExportData | null> {
  const person = await personOf(reader, id);
  if (person === null) return null;
  const sessions = inEarnest(await reader.sessions.byPerson(id));
  return yield* gatherAll(sessions, sessions, person, reader, context, pace);
}

/** The export data of all sessions, one entry per person. */
export async function* gatherEverybody(
  reader: Reader,
  context: GatherContext,
  pace: Pace,
): Steps<ExportData[]> {
  const sessions = inEarnest(await reader.sessions.list());
  const byPerson = new Map<string | null, SessionRecord[]>();
  for (const session of sessions)
    byPerson.set(session.personId, [...(byPerson.get(session.personId) ?? []), session]);
  const materials: ExportData[] = [];
  let before = 0;
  for (const [personId, own] of byPerson) {
    const person = await personOf(reader, personId);
    const steps = gatherAll(own, own, person, reader, context, pace);
    for (;;) {
      const { value, done } = await steps.next();
      if (done) {
        materials.push(value);
        break;
      }
      yield { done: before + value.done, total: sessions.length };
    }
    before += own.length;
  }
  return materials;
}

async function personOf(reader: Reader, id: string | null): Promise<PersonRecord | null> {
  const person = id === null ? undefined : await reader.people.get(id);
  return person && person.deletedAt === null ? person : null;
}

async function* gatherAll(
  sessions: readonly SessionRecord[],
  allOfPerson: readonly SessionRecord[],
  person: PersonRecord | null,
  reader: Reader,
  context: GatherContext,
  { signal, pause }: Pace,
): Steps<ExportData> {
  const documents: SessionDocument[] = [];
  for (const session of sessions) {
    yield { done: documents.length, total: sessions.length };
    await pause();
    signal.throwIfAborted();
    documents.push(await documentOf(session, person, reader, context));
  }
  const starts = allOfPerson.map(({ payload }) => startedAt(payload.events));
  return {
    language: context.language,
    person: {
      name: person?.payload.name ?? '',
      realName: person?.payload.realName ?? '',
      links: [...(person?.payload.links ?? []), ...(person?.payload.startsAt ?? [])],
    },
    firstAt: starts.length === 0 ? 0 : starts.reduce((a, b) => Math.min(a, b)),
    sessions: documents,
  };
}

async function documentOf(
  { id, payload }: SessionRecord,
  person: PersonRecord | null,
  reader: Reader,
  context: GatherContext,
): Promise<SessionDocument> {
  const [chunks, notes, promptUses, reflection, commitments] = await Promise.all([
    reader.chunks.bySession(id),
    reader.notes.bySession(id),
    reader.promptUses.bySession(id),
    reader.reflections.get(reflectionId(id)),
    reader.commitments.bySession(id),
  ]);
  const { scales, lines } = LANGUAGES[context.language].reflection;
  return sessionDocument(
    {
      session: payload,
      person: person?.payload ?? null,
      chunks: chunks.map((record) => record.payload),
      notes: happened(notes).map((record) => record.payload),
      promptUses: promptUses.map((record) => record.payload),
      reflection: reflection && reflection.deletedAt === null ? reflection.payload : null,
      commitments: commitments.map((record) => record.payload),
    },
    { ...context, scaleLabels: scales, lineLabels: lines },
  );
}
