/** The only writer of sessions and chunks: handles commands and reports, returns records and orders. */
import type { Command, CommandReply, TabStatus } from '../../messages/commands';
import { NO_ORDER, type Report, type ReportReply } from '../../messages/reports';
import { UNDO_MS } from '../../records/purge';
import { leftOpen } from '../../session/left-open';
import type { RunInOneStep } from '../one-step';
import { Locked } from '../lock/record-encryption';
import { createCalls, type CallDependencies, type Frame } from './calls';
import { createCorrections } from './corrections';
import { createMergePeople } from './merge-people';
import { createRights, type DataRightsDependencies } from './rights';
import { createSamples, type DemoDataDependencies } from './samples';
import { createSessions, type SessionDependencies } from './sessions';
import { lastSignOfLife } from './sign-of-life';
import { createTabOrders } from './tab-orders';
import { createMaintenance } from './maintenance';

export type RecorderDependencies = SessionDependencies &
  CallDependencies &
  DataRightsDependencies &
  DemoDataDependencies & {
    readonly inOneStep: RunInOneStep;
    /** Forgets the data key: from then on encrypted records cannot be read. */
    lock(): Promise<void>;
  };

export function createRecorder(dependencies: RecorderDependencies) {
  const { callTabs, clock } = dependencies;
  const orders = createTabOrders(dependencies);
  const sessions = createSessions(dependencies, orders);
  const calls = createCalls(dependencies, sessions, orders);
  const tidy = createMaintenance({
    ...dependencies,
    keepFigures: sessions.keepFigures,
    append: sessions.append,
  });
  const rights = createRights(dependencies, sessions);
  const samples = createSamples(dependencies, sessions);
  const corrections = createCorrections(dependencies, sessions);
  const people = createMergePeople(dependencies, sessions);

  /** Runs one task at a time, in order of arrival. */
  let queue: Promise<unknown> = clock.ready;
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  /** Whether the open session is in this tab, elsewhere or nowhere, and the question its panel must ask. */
  async function tabStatus(tabId: number): Promise<CommandReply> {
    const { bound, known, question } = await callTabs.read();
    const asked = question?.tabId === tabId ? question : null;
    const stillWith = asked && { sessionId: asked.sessionId, kind: asked.kind };
    const at = (status: TabStatus) => ({
      ok: true as const,
      status,
      ...(stillWith && { question: stillWith }),
    });
    if (bound) return at(bound.tabId === tabId ? 'here' : 'elsewhere');
    const open = await sessions.openSession();
    return at(
      open && open.id === known && open.payload.setting === 'inPerson' ? 'here' : 'nowhere',
    );
  }

  /** True while an open session is in use, so not left open. */
  async function inUse(): Promise<boolean> {
    const session = await sessions.openSession();
    if (!session) return false;
    const nowMs = clock.nowMs();
    // Reading all its records is only needed when the session could have been left open by now.
    if (!leftOpen(session.payload, 0, nowMs)) return true;
    return !leftOpen(session.payload, await lastSignOfLife(dependencies.stores, session), nowMs);
  }

  /**
   * Erases deleted records whose undo has expired. It reads every deletable record, which would be felt
   * during a call, so it waits while a session is in use. It also runs while locked: nothing can be undone
   * then.
   * @returns in how many ms the next purge is due; null when none is
   */
  async function purge(): Promise<number | null> {
    if (await unlessLocked(inUse)) return UNDO_MS;
    const open = await unlessLocked(() => sessions.openSession());
    return await dependencies.personRights.purge(open?.id ?? null, clock.nowMs());
  }

  async function obey(command: Command): Promise<CommandReply> {
    const at = clock.nowMs();
    switch (command.type) {
      case 'session.start':
        return await sessions.start(command.personId, command.plannedMs, command.tabId, {
          practice: command.practice,
        });
      case 'session.pause':
        return await sessions.append(command.sessionId, { type: 'paused', at, reason: 'coach' });
      case 'session.resume':
        return await sessions.append(command.sessionId, { type: 'resumed', at });
      case 'session.end':
        return await sessions.endNow(command.sessionId);
      case 'session.discard':
        return await sessions.discard(command.sessionId);
      case 'session.reopen':
        return await sessions.reopen(command.sessionId, command.tabId);
      case 'session.adopt':
        return await sessions.adopt(command.sessionId, command.tabId);
      case 'session.answer':
        return await calls.answer(command.sessionId, command.same);
      case 'session.setPhase':
        return await sessions.append(command.sessionId, {
          type: 'phase',
          at,
          phase: command.phase,
        });
      case 'session.setPlanned':
        return await sessions.amend(command.sessionId, { plannedMs: command.plannedMs });
      case 'session.hand':
        return await sessions.hand(command.sessionId, command.speaker);
      case 'session.plan':
        return await sessions.append(command.sessionId, { type: 'plan', at, model: command.model });
      case 'session.tendSafety':
        return await sessions.append(command.sessionId, {
          type: 'safety',
          at,
          tended: command.tended,
        });
      case 'session.away':
        return await sessions.away(command);
      case 'reflection.open':
        await dependencies.openReflection(command.sessionId, true);
        return { ok: true };
      case 'measuring.review':
        return await sessions.review();
      case 'session.correct':
        return await corrections.correct(command);
      case 'session.enter':
        return await corrections.enter(command);
      case 'session.delete':
        return await corrections.remove(command.sessionId);
      case 'person.merge':
        return await people.merge(command.keptId, command.otherId);
      case 'person.unmerge':
        return await people.unmerge(command.merge);
      case 'person.erase':
        return await rights.erase(command.personId);
      case 'sample.add':
        return await samples.add(command.language);
      case 'sample.remove':
        return await samples.remove();
      case 'lock.now':
        if (await inUse()) return { ok: false, error: 'notPossibleNow' };
        await dependencies.lock();
        return { ok: true };
      case 'tab.status':
        return await tabStatus(command.tabId);
    }
  }

  return {
    obey: (command: Command): Promise<CommandReply> =>
      inTurn(async () => {
        try {
          return await obey(command);
        } catch (error) {
          if (error instanceof Locked) return { ok: false, error: 'locked' };
          console.warn('aparté: a command failed', error);
          return { ok: false, error: 'notSaved' };
        }
      }),
    hear: (report: Report, frame: Frame): Promise<ReportReply> =>
      inTurn(async () => {
        const locked = { accepted: false, order: NO_ORDER };
        // Nothing is measured while locked. The chunk is not accepted, so the call page sends it again.
        return (await unlessLocked(() => calls.hear(report, frame))) ?? locked;
      }),
    frameGone: (frame: Frame) => inTurn(() => unlessLocked(() => calls.frameGone(frame))),
    tabClosed: (tabId: number) => inTurn(() => unlessLocked(() => calls.tabClosed(tabId))),
    tidy: () =>
      inTurn(async () => {
        await unlessLocked(tidy);
        await purge();
      }),
    purge: () => inTurn(purge),
    eraseDue: () => inTurn(() => unlessLocked(() => rights.eraseDue())),
    checkCall: () => inTurn(() => unlessLocked(() => calls.checkCall())),
    sitesChanged: () => inTurn(() => unlessLocked(() => calls.sitesChanged())),
    /** While locked, no session is in use: locking waits until the session has ended or was left open. */
    hasOpenSession: () =>
      inTurn(async () => (await unlessLocked(() => sessions.openSession())) !== undefined),
  };
}

/** Undefined while locked: the caller tries again after the next unlock. */
async function unlessLocked<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Locked) return undefined;
    throw error;
  }
}
