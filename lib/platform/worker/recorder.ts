/** The one writer of sessions and chunks: commands and reports in, records and orders out. */
import type { Command, CommandReply } from '../../messages/commands';
import type { Report, ReportReply } from '../../messages/reports';
import { createCalls, type CallSeams, type Frame } from './calls';
import { createRights, type RightsSeams } from './rights';
import { createSessions, type SessionSeams } from './sessions';
import { createTidy } from './tidy';

export type RecorderSeams = SessionSeams & CallSeams & RightsSeams;
export type Recorder = ReturnType<typeof createRecorder>;

export function createRecorder(seams: RecorderSeams) {
  const { callTabs, clock } = seams;
  const sessions = createSessions(seams);
  const calls = createCalls(seams, sessions);
  const tidy = createTidy({ ...seams, keepFigures: sessions.keepFigures });
  const rights = createRights(seams, sessions);

  /** One thing at a time, in the order of arrival. */
  let queue: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function obey(command: Command): Promise<CommandReply> {
    const at = clock.nowMs();
    switch (command.type) {
      case 'session.start':
        return await sessions.start(command.personId, command.plannedMs, command.tabId);
      case 'session.pause':
        return await sessions.append(command.sessionId, { type: 'paused', at, reason: 'coach' });
      case 'session.resume':
        return await sessions.append(command.sessionId, { type: 'resumed', at });
      case 'session.end':
        return await sessions.end(command.sessionId, 'coach', at);
      case 'session.discard':
        return await sessions.discard(command.sessionId);
      case 'session.reopen':
        return await sessions.reopen(command.sessionId, command.tabId);
      case 'session.adopt':
        return await sessions.adopt(command.sessionId, command.tabId);
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
      case 'reflection.open':
        await seams.openReflection(command.sessionId, true);
        return { ok: true };
      case 'measuring.review':
        return await sessions.review();
      case 'person.erase':
        return await rights.erase(command.personId);
      case 'tab.status': {
        const { bound } = await callTabs.read();
        if (!bound) return { ok: true, status: 'nowhere' };
        return { ok: true, status: bound.tabId === command.tabId ? 'here' : 'elsewhere' };
      }
    }
  }

  return {
    obey: (command: Command): Promise<CommandReply> =>
      inTurn(async () => {
        try {
          return await obey(command);
        } catch (error) {
          console.warn('aparté: a command failed', error);
          return { ok: false, error: 'notSaved' };
        }
      }),
    hear: (report: Report, frame: Frame): Promise<ReportReply> =>
      inTurn(() => calls.hear(report, frame)),
    frameGone: (frame: Frame) => inTurn(() => calls.frameGone(frame)),
    tabClosed: (tabId: number) => inTurn(() => calls.tabClosed(tabId)),
    tidy: () => inTurn(tidy),
    eraseDue: () => inTurn(() => rights.eraseDue()),
    checkHangUp: () => inTurn(() => calls.checkHangUp()),
    hasOpenSession: () => inTurn(async () => (await sessions.openSession()) !== undefined),
  };
}
