/** Corrects a past session, enters one afterwards, or erases one for good. */
import { keyOf } from '../../backup/holdings';
import type { Command, CommandReply } from '../../messages/commands';
import type { PersonRecord } from '../../people/person';
import { withPayload, type AnyRecord } from '../../records/envelope';
import { reflectionId } from '../../reflection/reflection';
import { countsOf, holdingsFrom } from '../../rights/holdings';
import { newReceipt } from '../../rights/receipt';
import { timesProblem } from '../../session/correct';
import { planCorrection, type CorrectionError } from '../../session/correction';
import { enteredSession } from '../../session/entered';
import { readMeasures } from '../../session/measure-session';
import { DEFAULT_SETTINGS, SETTINGS_ID } from '../../settings/settings';
import type { Clock } from '../clock';
import type { OneStep, RunInOneStep } from '../one-step';
import type { Stores } from '../stores';
import type { Sessions } from './sessions';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

export interface CorrectionDependencies {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly inOneStep: RunInOneStep;
}

export function createCorrections(
  { stores, clock, inOneStep }: CorrectionDependencies,
  sessions: Sessions,
) {
  async function correct(command: Of<'session.correct'>): Promise<CommandReply> {
    const { sessionId } = command;
    const nowMs = clock.nowMs();
    const outcome = await inOneStep((step) => correctIn(step, command, nowMs));
    if (typeof outcome === 'string') return { ok: false, error: outcome };
    if (outcome.anew) await measureAnew(sessionId);
    // If the session is still open, the new person's consent decides whether measuring continues.
    if ((await sessions.openSession())?.id === sessionId) await sessions.review();
    return { ok: true, sessionId };
  }

  async function measureAnew(sessionId: string): Promise<void> {
    await sessions.keepFigures(sessionId);
    const figures = (await stores.sessions.get(sessionId))?.payload.figures;
    if (!figures) return;
    const settings = (await stores.settings.get(SETTINGS_ID))?.payload ?? DEFAULT_SETTINGS;
    const { coachShare } = readMeasures(figures, settings.minSpeechForShareMs);
    await stores.reflections.update(reflectionId(sessionId), (stored) =>
      stored && stored.payload.revealedAt !== null
        ? withPayload(stored, { ...stored.payload, coachShare }, clock.nowMs())
        : undefined,
    );
  }

  async function enter(command: Of<'session.enter'>): Promise<CommandReply> {
    const nowMs = clock.nowMs();
    const { sessionId, personId, setting } = command;
    if (timesProblem(command, nowMs) !== null) return { ok: false, error: 'impossibleTimes' };
    const person = await stores.people.get(personId);
    if (!person || person.deletedAt !== null) return { ok: false, error: 'noSuchPerson' };
    const session = enteredSession(personId, command, setting, { id: sessionId, nowMs });
    // Idempotent: a repeated command finds the session already stored.
    await stores.sessions.update(sessionId, (stored) => (stored ? undefined : session));
    return { ok: true, sessionId };
  }

  /** Erases one session and all records that belong to it, including those marked deleted. */
  async function remove(sessionId: string): Promise<CommandReply> {
    const open = await sessions.openSession();
    if (open?.id === sessionId) return { ok: false, error: 'sessionUnderWay' };
    const stamp = { id: clock.newId(), nowMs: clock.nowMs() };
    const erased = await inOneStep(async (step) => {
      const records = await recordsOf(step, sessionId);
      for (const record of records) await step.erase(record, stamp.nowMs);
      // The receipt triggers a new snapshot at once, which removes the session from the snapshots too.
      const counts = countsOf(holdingsFrom(records));
      if (records.length > 0) await step.put(newReceipt({ reason: 'asked', counts }, stamp));
      return records.length > 0;
    });
    return erased ? { ok: true } : { ok: false, error: 'noSuchSession' };
  }

  return { correct, enter, remove };
}

async function correctIn(
  step: OneStep,
  command: Of<'session.correct'>,
  nowMs: number,
): Promise<{ readonly anew: boolean } | CorrectionError | 'noSuchSession'> {
  const stored = await recordsOf(step, command.sessionId);
  const readable = stored.flatMap((record) => step.opened(record) ?? []);
  const records = holdingsFrom(readable);
  const session = records.session.find(({ id }) => id === command.sessionId);
  if (!session || session.deletedAt !== null) return 'noSuchSession';
  const person = command.personId === undefined ? null : await personIn(step, command.personId);
  const plan = planCorrection(session, command, {
    records,
    person: person?.record,
    prepared: person?.prepared ?? [],
    nowMs,
  });
  if (typeof plan === 'string') return plan;
  for (const record of plan.erase) await step.erase(record, nowMs);
  for (const record of plan.put) await step.put(record);
  if (command.personId === undefined) return plan;
  const read = new Set(readable.map(keyOf));
  for (const record of stored) {
    if (read.has(keyOf(record)) || record.personId === null) continue;
    // An unreadable chunk cannot be checked against the new person's consent, so erase it.
    if (record.kind === 'chunk' && !plan.measuresFollow) await step.erase(record, nowMs);
    else await step.putStored({ ...record, personId: command.personId });
  }
  return plan;
}

async function personIn(step: OneStep, personId: string) {
  const record = (await step.read('person', personId)) as PersonRecord | undefined;
  const theirs = await step.ofPerson(personId);
  const notes = theirs.filter(({ kind, sessionId }) => kind === 'note' && sessionId === null);
  const { note } = holdingsFrom(notes.flatMap((each) => step.opened(each) ?? []));
  return { record, prepared: note.filter(({ payload }) => payload.prep) };
}

/** The session and all records that belong to it, as stored. */
async function recordsOf(step: OneStep, sessionId: string): Promise<AnyRecord[]> {
  const session = await step.stored('session', sessionId);
  const all = [...(session ? [session] : []), ...(await step.ofSession(sessionId))];
  return [...new Map(all.map((record) => [keyOf(record), record])).values()];
}
