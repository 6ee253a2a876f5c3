/**
 * Plays a scenario through the real content-script and worker logic, real repositories over a
 * database in memory, and a clock of its own.
 */
import { IDBFactory } from 'fake-indexeddb';
import { meetingKey } from '../../lib/call/meeting';
import type { Command } from '../../lib/messages/commands';
import type { ReportReply } from '../../lib/messages/reports';
import { newPerson, withConsent } from '../../lib/people/person';
import { type Stores } from '../../lib/platform/stores';
import { createRecorder } from '../../lib/platform/worker/recorder';
import { withPayload } from '../../lib/records/envelope';
import { ending, sessionState, type SessionRecord } from '../../lib/session/session';
import { newSettings, settingsPayload } from '../../lib/settings/settings';
import { createFakeCallTabsStore } from '../support/call-tabs';
import { localChanges } from '../support/changes';
import { testConnection, testStores } from '../support/database';
import { recorderDependencies } from '../support/recorder';
import { CallPage, STEP_MS } from './call-page';
import { createComputer, createTimeline } from './computer';
import { resultOf, type ReplayResult } from './result';
import type { Scenario, ScenarioEvent, Tab } from './scenario';
import 'fake-indexeddb/auto';

/** An alarm stands in for a timer that died with the worker; browsers let it wait 30 s at least. */
const ALARM_AT_LEAST_MS = 30_000;

/** When people were asked whether they agree, before the scenario. */
const LONG_AGO_MS = 365 * 24 * 3_600_000;

export async function replay(scenario: Scenario): Promise<ReplayResult> {
  globalThis.indexedDB = new IDBFactory();
  const computer = createComputer();
  const timeline = createTimeline();
  const connection = testConnection();
  const changes = localChanges();
  const stores: Stores = testStores({ connection, changes, nowMs: () => panel.clock.nowMs() });
  let callTabs = createFakeCallTabsStore();
  const pages = new Map<Tab, CallPage>();
  /** Which tab each page load belongs to, by the name it gives its chunks. */
  const orders: ReplayResult['orders'] = [];
  const questions: ReplayResult['questions'] = [];
  const tabOfPage = new Map<string, Tab>();
  const bornAtPoint = new Map<string, number>();
  let inFlight = 0;
  let stopped = false;
  let worker = newWorker();
  let panel = newPanel();

  function newPanel() {
    return computer.page((leap) => void obey({ type: 'session.away', ...leap }));
  }

  function newWorker() {
    const { clock, end } = computer.worker();
    let alive = true;
    const check = () => void recorder.checkCall();
    const recorder = createRecorder({
      ...recorderDependencies({ connection, changes, stores, clock }),
      callTabs,
      sendOrder: async (tabId, order) => pages.get(tabName(tabId))?.watch.obey(order),
      scheduleCallCheck(inMs) {
        computer.after(inMs, () => alive && check());
        computer.after(Math.max(ALARM_AT_LEAST_MS, inMs + 1_000), () => void worker.check());
      },
    });
    return {
      recorder,
      check,
      kill() {
        alive = false;
        end();
      },
    };
  }

  // The product knows tabs by numbers; a scenario may name them.
  const tabs: Tab[] = [];
  function tabId(tab: Tab): number {
    if (!tabs.includes(tab)) tabs.push(tab);
    return tabs.indexOf(tab) + 1;
  }
  function tabName(id: number): Tab {
    return tabs[id - 1]!;
  }

  async function obey(command: Command): Promise<void> {
    inFlight += 1;
    await worker.recorder.obey(command);
    inFlight -= 1;
  }

  function pageIn(tab: Tab): CallPage {
    const open = pages.get(tab);
    if (open) return open;
    let measuring = false;
    const page: CallPage = new CallPage({
      computer,
      async send(report, url): Promise<ReportReply> {
        inFlight += 1;
        if (report.type === 'call.chunk') tabOfPage.set(report.chunk.page, tab);
        const frame = { tabId: tabId(tab), frameId: 0, url: url === '' ? undefined : url };
        const reply = await worker.recorder.hear(report, frame);
        inFlight -= 1;
        return reply;
      },
      onReading(reading) {
        const measure = reading === 'levels';
        if (measure === measuring || stopped) return;
        measuring = measure;
        orders.push({ atMs: computer.scenarioMs(), tab, measure });
      },
    });
    pages.set(tab, page);
    return page;
  }

  /** Until nobody waits for an answer any more. */
  async function settle(): Promise<void> {
    await worker.recorder.hasOpenSession();
    await new Promise((resolve) => setImmediate(resolve));
    if (inFlight > 0) await settle();
  }

  let asked: string | null = null;
  async function noteQuestion(): Promise<void> {
    const { question } = await callTabs.read();
    const key = question && `${question.sessionId} ${question.askedAt} ${question.kind}`;
    if (question && key !== asked)
      questions.push({ atMs: computer.scenarioMs(), kind: question.kind });
    asked = key;
  }

  async function sessions(): Promise<SessionRecord[]> {
    return await stores.sessions.list();
  }
  const openOf = (all: readonly SessionRecord[]) =>
    all.find(({ payload }) => sessionState(payload.events) !== 'ended');
  const lastEnded = (all: readonly SessionRecord[]) => {
    const end = ({ payload }: SessionRecord) => {
      const ended = ending(payload.events);
      return ended ? (ended.madeAt ?? ended.at) : -1;
    };
    return all
      .filter((each) => end(each) >= 0)
      .toSorted((a, b) => end(a) - end(b))
      .at(-1);
  };

  async function onOpen(command: (sessionId: string) => Command): Promise<void> {
    const open = openOf(await sessions());
    if (open) await obey(command(open.id));
  }

  async function take(event: ScenarioEvent): Promise<void> {
    switch (event.type) {
      case 'connections':
        return pageIn(event.tab).connections(event.url, event.live);
      case 'streams':
        return pageIn(event.tab).streams(event.keys);
      case 'speech':
        return pageIn(event.tab).speak(event.who, event.atMs, event.untilMs);
      case 'mic':
        pageIn(event.tab).muted = event.state === 'muted';
        return;
      case 'start': {
        const { person, tab, plannedMs } = event;
        const before = timeline.points();
        await obey({
          type: 'session.start',
          personId: person,
          plannedMs,
          tabId: tab === null ? null : tabId(tab),
        });
        noteClock();
        for (const { id } of await sessions())
          if (!bornAtPoint.has(id)) bornAtPoint.set(id, before);
        return;
      }
      case 'end':
        return await onOpen((sessionId) => ({ type: 'session.end', sessionId }));
      case 'pause':
        return await onOpen((sessionId) => ({ type: 'session.pause', sessionId }));
      case 'resume':
        return await onOpen((sessionId) => ({ type: 'session.resume', sessionId }));
      case 'adopt':
        return await onOpen((sessionId) => ({
          type: 'session.adopt',
          sessionId,
          tabId: tabId(event.tab),
        }));
      case 'reopen': {
        const last = lastEnded(await sessions());
        if (last) await obey({ type: 'session.reopen', sessionId: last.id, tabId: null });
        return;
      }
      case 'discard': {
        const all = await sessions();
        const session = openOf(all) ?? lastEnded(all);
        if (session) await obey({ type: 'session.discard', sessionId: session.id });
        return;
      }
      case 'answer': {
        const { question } = await callTabs.read();
        if (!question) return;
        const { sessionId } = question;
        return await obey({ type: 'session.answer', sessionId, same: event.same });
      }
      case 'consent': {
        const nowMs = panel.clock.nowMs();
        await stores.people.update(
          event.person,
          (stored) =>
            stored && withPayload(stored, withConsent(stored.payload, event.given, nowMs), nowMs),
        );
        return await obey({ type: 'measuring.review' });
      }
      case 'tabClosed': {
        const page = pages.get(event.tab);
        page?.watch.pageHidden();
        await settle();
        if (page) leave(event.tab, page);
        inFlight += 1;
        await worker.recorder.tabClosed(tabId(event.tab));
        inFlight -= 1;
        return;
      }
      case 'workerKilled':
        worker.kill();
        worker = newWorker();
        for (const page of pages.values()) page.workerGone();
        return;
      case 'browserRestart': {
        for (const [tab, page] of pages) {
          if (page.reading === 'levels')
            orders.push({ atMs: computer.scenarioMs(), tab, measure: false });
          page.vanish();
        }
        pages.clear();
        computer.restart();
        callTabs = createFakeCallTabsStore();
        worker.kill();
        worker = newWorker();
        panel = newPanel();
        noteClock();
        worker.check();
        return;
      }
      case 'clockStep':
        noteClock();
        computer.stepClock(event.byMs);
        computer.look();
        await settle();
        return noteClock();
      case 'stop':
        return;
    }
  }

  function leave(tab: Tab, page: CallPage): void {
    page.watch.stop();
    page.vanish();
    pages.delete(tab);
  }

  function noteClock(): void {
    timeline.note(computer.scenarioMs(), panel.clock.nowMs());
  }

  async function passUntil(atMs: number): Promise<void> {
    for (;;) {
      const nowMs = computer.scenarioMs();
      const reads = [...pages.values()].some(({ reading }) => reading !== 'nothing');
      const tickMs = reads ? (Math.floor(nowMs / STEP_MS) + 1) * STEP_MS : Infinity;
      const nextMs = Math.min(tickMs, computer.nextTimerMs());
      // What the scenario says at an instant comes before the timers of that instant.
      if (nextMs > atMs || (nextMs === atMs && tickMs > atMs)) break;
      computer.moveTo(nextMs);
      if (nextMs === tickMs) for (const page of pages.values()) page.tick(nextMs);
      const ran = nextMs < atMs && computer.runTimers();
      if (ran || inFlight > 0) await settle();
      await noteQuestion();
      if (nextMs === atMs) break;
    }
    computer.moveTo(atMs);
  }

  await begin(scenario, stores, panel.clock.nowMs());
  noteClock();
  const stopMs =
    scenario.events.find(({ type }) => type === 'stop')?.atMs ?? scenario.events.at(-1)?.atMs ?? 0;
  for (const event of scenario.events) {
    if (event.type === 'stop') break;
    await passUntil(event.atMs);
    await take(event);
    await settle();
    await noteQuestion();
  }
  await passUntil(stopMs);
  stopped = true;
  for (const [tab, page] of pages) leave(tab, page);
  await settle();
  noteClock();
  const result = await resultOf({
    stores,
    stopMs,
    tabOf: (page) => tabOfPage.get(page) ?? null,
    toScenario: (sessionId, epochMs) =>
      timeline.toScenario(epochMs, bornAtPoint.get(sessionId) ?? 0),
  });
  return { ...result, orders, questions };
}

async function begin({ people, settings }: Scenario, stores: Stores, nowMs: number): Promise<void> {
  if (settings) await stores.settings.put(newSettings(settingsPayload.parse(settings), nowMs));
  const keys = (urls: readonly string[]) => urls.flatMap((url) => meetingKey(url) ?? []);
  for (const { id, name, consent, links, autoStart } of people) {
    const person = newPerson(name, 'en', { id, nowMs });
    const payload = {
      ...withConsent(person.payload, consent, nowMs - LONG_AGO_MS),
      links: [...new Set([...keys(links), ...keys(autoStart)])],
      startsAt: keys(autoStart),
    };
    await stores.people.put({ ...person, payload });
  }
}
