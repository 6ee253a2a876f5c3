/**
 * The computer sleeps, and its clock is set forward and back, in sessions with a panel, a call page
 * and a worker that come and go. The session time shown is the time spent awake, to a second; it
 * never runs back, and is never negative.
 *
 * Daylight saving sets no clock that counts from the epoch: it is one of the steps that change
 * nothing, as is a lid closed for less than a minute, which counts as session time.
 */
import { IDBFactory } from 'fake-indexeddb';
import { newPerson } from '../../lib/people/person';
import { createRecorder } from '../../lib/platform/worker/recorder';
import { runningIntervals, sessionTimeMs } from '../../lib/session/clock';
import { createSteadyClock, type SteadyClock } from '../../lib/time/steady-clock';
import { createFakeCallTabsStore } from '../support/call-tabs';
import { localChanges } from '../support/changes';
import { testConnection, testStores } from '../support/database';
import { recorderDependencies } from '../support/recorder';
import type { FaultResult } from './fault';
import { withoutWarnings } from './setting/quiet';
import { randomFrom, type Random } from './setting/random';

const HOUR_MS = 3_600_000;
const START_MS = 1_750_000_000_000;
const STEPS = 30;
const MAX_ERROR_MS = 1_000;
const TAB = 1;

export async function run(count: number, seed: number): Promise<FaultResult> {
  const misses: string[] = [];
  let worstMs = 0;
  let steps = 0;
  await withoutWarnings(async () => {
    for (let index = 0; index < count; index += 1) {
      const told = await session(randomFrom(seed + index));
      steps += STEPS;
      worstMs = Math.max(worstMs, told.worstMs);
      misses.push(...told.misses.map((miss) => `seed ${seed + index}: ${miss}`));
    }
  });
  return { runs: count, misses, figures: { steps, 'worst error in ms': worstMs } };
}

async function session(random: Random): Promise<{ worstMs: number; misses: string[] }> {
  globalThis.indexedDB = new IDBFactory();
  const computer = { wallMs: START_MS, monotonicMs: 5_000 };
  const connection = testConnection();
  const changes = localChanges();
  const stores = testStores({ connection, changes });
  const callTabs = createFakeCallTabsStore();
  const contexts = new Set<SteadyClock>();
  /** What storage.session keeps. */
  let storedAheadMs = 0;
  let ids = 0;
  const told: Promise<unknown>[] = [];

  function newContext(onLeap?: Parameters<typeof createSteadyClock>[0]['onLeap']): SteadyClock {
    const clock = createSteadyClock({
      wallMs: () => computer.wallMs,
      monotonicMs: () => computer.monotonicMs,
      onAhead: (aheadMs) => setAhead(aheadMs, clock),
      isWatched: () => onLeap !== undefined,
      onLeap: (leap) => onLeap?.(leap),
    });
    clock.join(storedAheadMs);
    contexts.add(clock);
    return clock;
  }

  function setAhead(aheadMs: number, by: SteadyClock): void {
    storedAheadMs = aheadMs;
    for (const each of contexts) if (each !== by) each.setAhead(aheadMs);
  }

  function newWorker() {
    const clock = newContext();
    const workerClock = {
      ...clock,
      setAhead(aheadMs: number) {
        clock.join(aheadMs);
        setAhead(aheadMs, clock);
      },
      newId: () => `id-${++ids}`,
      ready: Promise.resolve(),
    };
    const recorder = createRecorder({
      ...recorderDependencies({ connection, changes, stores, clock: workerClock }),
      callTabs,
    });
    return { clock, recorder };
  }

  let worker = newWorker();
  const newPanel = () =>
    newContext((leap) => told.push(worker.recorder.obey({ type: 'session.away', ...leap })));
  let panel = newPanel();
  newContext((leap) => {
    const frame = { tabId: TAB, frameId: 0, url: undefined };
    told.push(worker.recorder.hear({ type: 'call.away', ...leap }, frame));
  });

  /** Awake, with somebody looking every second. */
  async function awake(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 1_000) {
      const step = Math.min(left, 1_000);
      computer.wallMs += step;
      computer.monotonicMs += step;
      for (const each of contexts) if (each !== worker.clock) each.nowMs();
    }
    await Promise.all(told.splice(0));
  }

  await stores.people.put(newPerson('Camille', 'fr', { id: 'p', nowMs: START_MS }));
  const command = { type: 'session.start', personId: 'p', plannedMs: HOUR_MS, tabId: TAB } as const;
  const reply = await worker.recorder.obey(command);
  const sessionId = reply.ok ? reply.sessionId! : '';
  let running = true;
  let truthMs = 0;
  let shownBefore = 0;
  let worstMs = 0;
  const misses: string[] = [];

  for (let step = 0; step < STEPS; step += 1) {
    let what = 'awake';
    let countedMs = 0;
    switch (random.between(1, 9)) {
      case 1:
        what = 'slept';
        computer.wallMs += random.between(61_000, 10 * HOUR_MS);
        break;
      case 2:
        what = 'dozed';
        countedMs = random.between(0, 59_000);
        computer.wallMs += countedMs;
        break;
      case 3:
        what = 'set an hour forward';
        computer.wallMs += HOUR_MS;
        break;
      case 4:
        what = 'set an hour back';
        computer.wallMs -= HOUR_MS;
        break;
      case 5:
        what = 'set back';
        computer.wallMs -= random.between(1_001, 30 * HOUR_MS);
        break;
      case 6:
        what = 'the worker died';
        contexts.delete(worker.clock);
        worker = newWorker();
        break;
      case 7:
        what = 'the panel was opened anew';
        contexts.delete(panel);
        panel = newPanel();
        break;
      case 8:
        what = running ? 'paused' : 'resumed';
        await worker.recorder.obey({
          type: running ? 'session.pause' : 'session.resume',
          sessionId,
        });
        running = !running;
        break;
    }
    const awakeMs = random.between(2_000, 120_000);
    await awake(awakeMs);
    if (running) truthMs += awakeMs + countedMs;
    const events = (await stores.sessions.get(sessionId))!.payload.events;
    const nowMs = panel.nowMs();
    const shown = sessionTimeMs(runningIntervals(events, nowMs), nowMs);
    const errorMs = Math.abs(shown - truthMs);
    worstMs = Math.max(worstMs, errorMs);
    if (errorMs > MAX_ERROR_MS)
      misses.push(`step ${step}, ${what}: ${shown} ms shown, ${truthMs} in truth`);
    if (shown < shownBefore)
      misses.push(`step ${step}, ${what}: ran back by ${shownBefore - shown}`);
    shownBefore = shown;
    if (misses.length > 0) break;
  }
  return { worstMs, misses };
}
