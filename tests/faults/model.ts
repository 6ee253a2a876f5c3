/**
 * Any commands and reports in any order, with the worker dying between them and in the middle of
 * them, and the browser started anew: the recorder and a model of it must agree after every step.
 */
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import type { Command } from '../../lib/messages/commands';
import { NO_ORDER } from '../../lib/messages/reports';
import { newPerson, withConsent } from '../../lib/people/person';
import { createDatabaseDoor } from '../../lib/platform/database';
import { createPersonRights } from '../../lib/platform/person-rights';
import { createStores } from '../../lib/platform/stores';
import { createFakeCallTabsStore } from '../support/call-tabs';
import { createRecorder, type Recorder } from '../../lib/platform/worker/recorder';
import { withPayload } from '../../lib/records/envelope';
import { handIntervals, runningStretches, sessionTimeMs } from '../../lib/session/clock';
import { total } from '../../lib/intervals/intervals';
import { PHASES, phaseSet, sessionState } from '../../lib/session/session';
import { localChanges, testClock } from '../platform/fresh-stores';
import type { FaultResult } from './fault';
import { withoutWarnings } from './setting/quiet';
import * as model from './setting/session-model';

const START_MS = 1_700_000_000_000;
const PERSONS = ['p1', 'p2'] as const;
const TABS = [1, 2] as const;
const STEPS = 24;
const STEP_MS = 5;
const LATER_MS = 1_000;

const tabId = fc.constantFrom(null, ...TABS);
/** The how manieth of the sessions begun so far; one too many names none. */
const which = fc.nat({ max: 3 });

const choice = fc.nat({ max: 9 });

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.nat({ max: 600_000 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('start'), person: fc.constantFrom(...PERSONS), tabId }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('pause', 'resume', 'end', 'discard', 'phase', 'planned', 'hand'),
      which,
      choice,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('reopen', 'adopt'), which, tabId }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('frame'),
      tab: fc.constantFrom(...TABS),
      live: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('chunk'),
      which,
      id: fc.nat({ max: 6 }),
      agoMs: fc.nat({ max: 20_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('gone', 'closed'),
      tab: fc.constantFrom(...TABS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hangUp') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('consent'),
      person: fc.constantFrom(...PERSONS),
      given: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('die') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('dieDuring'),
      /** What the worker still gets done: reads and writes of the store, and of the tabs. */
      deeds: fc.nat({ max: 7 }),
      taken: fc.oneof(
        fc.record({ do: fc.constant('start'), person: fc.constantFrom(...PERSONS), tabId }),
        fc.record({ do: fc.constantFrom('end', 'discard', 'pause', 'hand'), which, choice }),
        fc.record({ do: fc.constantFrom('reopen', 'adopt'), which, tabId }),
        fc.record({ do: fc.constant('hangUp') }),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart') }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

export async function run(count: number, seed: number): Promise<FaultResult> {
  let steps = 0;
  const lists = fc.array(step, { minLength: 4, maxLength: STEPS, size: 'max' });
  const property = fc.asyncProperty(lists, async (list) => {
    const world = await createWorld();
    for (const each of list) {
      steps += 1;
      await world.take(each);
      await world.compare();
    }
  });
  const checked = await withoutWarnings(async () => fc.check(property, { numRuns: count, seed }));
  const misses = checked.failed
    ? [`${JSON.stringify(checked.counterexample)}: ${String(checked.errorInstance)}`]
    : [];
  return { runs: checked.numRuns, misses, figures: { steps } };
}

async function createWorld() {
  globalThis.indexedDB = new IDBFactory();
  const clock = testClock(START_MS);
  const changes = localChanges();
  let door = createDatabaseDoor();
  let stores = createStores(mortal(door), changes);
  let callTabs = createFakeCallTabsStore();
  let expected = model.newModel(START_MS, PERSONS);
  /** What a dying worker still gets done; null while it is well. */
  let deedsLeft: number | null = null;
  const begun: string[] = [];
  const reflections: string[] = [];
  for (const id of PERSONS) await stores.people.put(newPerson(id, 'en', { id, nowMs: START_MS }));
  let recorder = newWorker();

  function breathe(): void {
    if (deedsLeft === null) return;
    if (deedsLeft === 0) throw new Error('dead');
    deedsLeft -= 1;
  }

  function mortal(of: typeof door): typeof door {
    return {
      ...of,
      open: async () => {
        breathe();
        return await of.open();
      },
    };
  }

  function newWorker(): Recorder {
    const { read, write } = callTabs;
    return createRecorder({
      stores,
      personRights: createPersonRights({ door, changes }),
      callTabs: {
        read: async () => {
          breathe();
          return await read();
        },
        write: async (next) => {
          breathe();
          await write(next);
        },
      },
      clock,
      maySee: async () => true,
      sendOrder: async () => undefined,
      openReflection: async (sessionId, _focused) => void reflections.push(sessionId),
      scheduleCallCheck: () => undefined,
    });
  }

  async function die(): Promise<void> {
    await door.close();
    door = createDatabaseDoor();
    stores = createStores(mortal(door), changes);
    recorder = newWorker();
  }

  /** Whatever came of it: all, nothing, or the sessions without the tabs. No session in between. */
  async function dieDuring(deeds: number, taken: Step): Promise<void> {
    const before = structuredClone(expected);
    deedsLeft = deeds;
    await take(taken);
    const after = expected;
    deedsLeft = null;
    await die();
    const wholes = [before, after].flatMap((sessions) =>
      [before, after].map(({ bound, former, lostAt }) => ({ ...sessions, bound, former, lostAt })),
    );
    const possible = wholes.flatMap((whole) => [
      whole,
      ...[...whole.sessions.keys()].map((id) => model.withoutChunks(whole, id)),
    ]);
    // What began or ended just now shows in what comes next.
    clock.advance(LATER_MS);
    let problem: unknown;
    for (const each of possible) {
      expected = structuredClone(each);
      expected.nowMs = clock.nowMs();
      for (const session of expected.sessions.values())
        session.reflected = reflections.includes(session.id);
      try {
        return await compare();
      } catch (error) {
        problem ??= error;
      }
    }
    throw problem;
  }

  async function obey(command: Command, wanted: string): Promise<void> {
    const reply = await recorder.obey(command);
    if (deedsLeft !== null) {
      deedsLeft = null;
      const known = new Set(begun);
      const [fresh] = (await stores.sessions.list()).filter(({ id }) => !known.has(id));
      if (command.type === 'session.start') begun.push(fresh?.id ?? 'never begun');
      return;
    }
    const answer = reply.ok ? 'ok' : reply.error;
    if (answer !== wanted) throw new Error(`${command.type}: ${answer}, expected ${wanted}`);
    if (command.type === 'session.start' && reply.ok) begun.push(reply.sessionId!);
  }

  const exists = (session: model.ModelSession | undefined) => (session ? 'ok' : 'noSuchSession');

  async function start(person: string, tab: number | null): Promise<void> {
    const open = model.openSession(expected);
    const command = { type: 'session.start', personId: person, plannedMs: 3_600_000 } as const;
    await obey({ ...command, tabId: tab }, open ? 'anotherSessionOpen' : 'ok');
    if (!open) model.start(expected, begun.at(-1)!, person, tab);
  }

  async function takeOnSession(
    what: 'pause' | 'resume' | 'end' | 'discard' | 'phase' | 'planned' | 'hand',
    sessionId: string,
    choice: number,
  ): Promise<void> {
    const session = expected.sessions.get(sessionId);
    const { nowMs } = expected;
    switch (what) {
      case 'pause':
        await obey({ type: 'session.pause', sessionId }, exists(session));
        return session && model.pause(session, nowMs, nowMs);
      case 'resume':
        await obey({ type: 'session.resume', sessionId }, exists(session));
        return session && model.resume(session, nowMs);
      case 'end':
        await obey({ type: 'session.end', sessionId }, exists(session));
        return session && model.end(expected, session, nowMs);
      case 'discard':
        await obey({ type: 'session.discard', sessionId }, 'ok');
        return model.discard(expected, sessionId);
      case 'phase': {
        const phase = PHASES[choice % PHASES.length]!;
        await obey({ type: 'session.setPhase', sessionId, phase }, exists(session));
        return session && model.setPhase(session, phase, nowMs);
      }
      case 'planned': {
        const plannedMs = (choice + 1) * 60_000;
        await obey({ type: 'session.setPlanned', sessionId, plannedMs }, exists(session));
        return session && model.setPlanned(session, plannedMs, nowMs);
      }
      case 'hand': {
        const speaker = ([null, 'coach', 'coachee'] as const)[choice % 3]!;
        const allowed = speaker === null || (session && model.isGiven(expected, session.person));
        const wanted = allowed ? exists(session) : 'notPossibleNow';
        await obey({ type: 'session.hand', sessionId, speaker }, wanted);
        return session && allowed ? model.takeHand(session, speaker, nowMs) : undefined;
      }
    }
  }

  async function reopen(sessionId: string, tab: number | null): Promise<void> {
    const session = expected.sessions.get(sessionId);
    const open = model.openSession(expected);
    const another = open !== undefined && open !== session;
    const wanted = another ? 'anotherSessionOpen' : exists(session);
    await obey({ type: 'session.reopen', sessionId, tabId: tab }, wanted);
    if (wanted === 'ok') model.reopen(expected, session!, tab);
  }

  async function adopt(sessionId: string, tab: number | null): Promise<void> {
    const session = expected.sessions.get(sessionId);
    const open = session !== undefined && session.state !== 'ended';
    const wanted = open ? 'ok' : 'noSuchSession';
    await obey({ type: 'session.adopt', sessionId, tabId: tab }, wanted);
    if (open) model.adopt(expected, session, tab);
  }

  const frameOf = (tab: number) => ({ tabId: tab, frameId: 0, url: undefined });

  async function hearChunk(sessionId: string, id: string, agoMs: number): Promise<void> {
    const toMs = expected.nowMs - agoMs;
    const chunk = {
      fromMs: toMs - 5_000,
      toMs,
      page: 'page',
      covered: [],
      muted: [],
      coach: [],
      coachee: [],
      streams: [],
      uncertainMs: { coach: 0, coachee: 0 },
    };
    const chunkId = `${sessionId} ${id}`;
    const report = { type: 'call.chunk', id: chunkId, sessionId, chunk } as const;
    const { accepted } = await recorder.hear(report, frameOf(TABS[0]));
    if (!accepted) throw new Error('a chunk was not accepted');
    model.hearChunk(expected, sessionId, chunkId, toMs);
  }

  async function consent(person: string, given: boolean): Promise<void> {
    const { nowMs } = expected;
    await stores.people.update(
      person,
      (stored) => stored && withPayload(stored, withConsent(stored.payload, given, nowMs), nowMs),
    );
    await obey({ type: 'measuring.review' }, 'ok');
    model.consent(expected, person, given);
  }

  function wait(ms: number): void {
    clock.advance(ms);
    expected.nowMs = clock.nowMs();
  }

  async function take(taken: Step): Promise<void> {
    // Every step takes its time: an edit's instant is at least a millisecond after the last one's.
    wait(STEP_MS);
    const named = 'which' in taken ? (begun.at(-1 - taken.which) ?? 'nobody’s') : '';
    switch (taken.do) {
      case 'wait':
        return wait(taken.ms);
      case 'start':
        return await start(taken.person, taken.tabId);
      case 'reopen':
        return await reopen(named, taken.tabId);
      case 'adopt':
        return await adopt(named, taken.tabId);
      case 'frame':
        await recorder.hear(
          { type: 'call.state', liveAudioConnections: taken.live },
          frameOf(taken.tab),
        );
        return model.frame(expected, taken.tab, taken.live);
      case 'gone':
        await recorder.frameGone(frameOf(taken.tab));
        return model.frame(expected, taken.tab, 0);
      case 'closed':
        await recorder.tabClosed(taken.tab);
        return model.closeTab(expected, taken.tab);
      case 'hangUp':
        await recorder.checkCall().catch((error: unknown) => {
          if (deedsLeft === null) throw error;
        });
        return model.checkCall(expected);
      case 'chunk':
        return await hearChunk(named, String(taken.id), taken.agoMs);
      case 'consent':
        return await consent(taken.person, taken.given);
      case 'die':
        return await die();
      case 'dieDuring':
        return await dieDuring(taken.deeds, taken.taken);
      case 'restart':
        callTabs = createFakeCallTabsStore();
        await die();
        return model.restart(expected);
      default:
        return await takeOnSession(taken.do, named, taken.choice);
    }
  }

  async function compare(): Promise<void> {
    same('sessions', await seen(), wanted());
    for (const tab of TABS) {
      const { bound } = expected;
      const status = !bound ? 'nowhere' : bound.tabId === tab ? 'here' : 'elsewhere';
      const reply = await recorder.obey({ type: 'tab.status', tabId: tab });
      same(`status of tab ${tab}`, reply, { ok: true, status });
      const live = expected.live.get(tab) ?? 0;
      const { order } = await recorder.hear(
        { type: 'call.state', liveAudioConnections: live },
        frameOf(tab),
      );
      same(`order for tab ${tab}`, order, orderFor(tab));
    }
    const twice = reflections.filter((id, index) => reflections.indexOf(id) < index);
    same('reflections opened twice', twice, []);
  }

  async function seen(): Promise<object[]> {
    const { nowMs } = expected;
    const sessions = await stores.sessions.list();
    return await Promise.all(
      sessions.map(async ({ id, payload, updatedAt }) => {
        const { coach, coachee } = handIntervals(payload.events, nowMs);
        const chunks = await stores.chunks.bySession(id);
        return {
          id,
          updatedAt,
          inCall: payload.setting === 'call',
          state: sessionState(payload.events),
          elapsedMs: sessionTimeMs(runningStretches(payload.events, nowMs), nowMs),
          plannedMs: payload.plannedMs,
          phase: phaseSet(payload.events),
          hand: { coach: total(coach), coachee: total(coachee) },
          reflected: reflections.includes(id),
          chunks: chunks.map((chunk) => chunk.id).toSorted(),
        };
      }),
    );
  }

  function wanted(): object[] {
    const { nowMs, sessions } = expected;
    return [...sessions.values()]
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((session) => ({
        id: session.id,
        updatedAt: session.updatedAt,
        inCall: session.inCall,
        state: session.state,
        elapsedMs: model.elapsedAt(session, nowMs),
        plannedMs: session.plannedMs,
        phase: session.phase,
        hand: model.handMsAt(session, nowMs),
        reflected: session.reflected,
        chunks: [...session.chunks.keys()].toSorted(),
      }));
  }

  function orderFor(tab: number): object {
    const { bound, sessions } = expected;
    const session = bound?.tabId === tab ? sessions.get(bound.sessionId) : undefined;
    if (!session || session.state === 'ended') return { ...NO_ORDER };
    const measure = session.state === 'running' && model.isGiven(expected, session.person);
    return { type: 'order', sessionId: session.id, measure, aheadMs: 0 };
  }

  return { take, compare };
}

function same(what: string, got: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: ${a}, expected ${b}`);
}
