import type { TapReport } from '../../messages/tap';
import { TAP_CONTROL_EVENT, TAP_REPORT_EVENT } from '../../messages/tap-events';
import { trackConnections } from './connections';
import { watchDisplayShares } from './display-share';
import { captureOpenLoop } from './open-loop';
import { quietly } from './quietly';
import { startSampler, type PageNatives } from './sampler';
import { captureSoundClock, steadyTicks } from './steady-ticks';
import { wrapPeerConnections } from './wrap';

/**
 * Nothing is played, so no output device need be held open where the browser can do without. Blocks
 * of 50 ms cost a third of the shortest ones, and half a tick is as exact as a report need be. A
 * voice is told from a keyboard below 8 kHz, and a third of the samples cost a third of the work.
 */
const QUIET_CONTEXT = {
  sinkId: { type: 'none' },
  latencyHint: 0.05,
  sampleRate: 16_000,
} as AudioContextOptions;

/**
 * Starts the tap in the page's own world: from now on it knows how many connections carry live
 * audio and what the page shows of this screen, and says so. Until it is told to measure it reads nothing else: no statistics, no levels,
 * no audio. The page can see the reports and forge the orders, and gains nothing by it: all that
 * is measured here is within the page's own reach.
 *
 * Start it before the page's scripts: what they replace or patch later is not used.
 * @returns stops measuring, and takes the wrapping off
 */
export function startCallTap(page: Window & typeof globalThis): () => void {
  const { document, CustomEvent, JSON } = page;
  // A second tap in the same document would report everything twice.
  const mark = Symbol.for('aparte:tap');
  if (Reflect.has(document, mark)) return () => {};
  Reflect.defineProperty(document, mark, { value: true, configurable: true });

  const send = (report: TapReport) => {
    document.dispatchEvent(new CustomEvent(TAP_REPORT_EVENT, { detail: JSON.stringify(report) }));
  };
  const natives = captureNatives(page);
  let liveAudioConnections = 0;
  let stopMeasuring: (() => void) | undefined;

  const connections = trackConnections(natives, (count) => {
    liveAudioConnections = count;
    send({ type: 'call', liveAudioConnections });
  });
  const unwrap = wrapPeerConnections(page, {
    created: connections.add,
    closed: connections.remove,
  });

  const unwatch = watchDisplayShares(page, natives.after, (news) =>
    send({ type: 'share', ...news }),
  );

  function obey(event: Event): void {
    const on = measureOrder(event);
    if (on === undefined) return;
    quietly(() => {
      if (on) stopMeasuring ??= startSampler(natives, connections.live, send);
      else {
        stopMeasuring?.();
        stopMeasuring = undefined;
      }
    });
    // Every order is answered, so that a content script that came late learns the number.
    send({ type: 'call', liveAudioConnections });
  }
  document.addEventListener(TAP_CONTROL_EVENT, obey);

  return () => {
    document.removeEventListener(TAP_CONTROL_EVENT, obey);
    stopMeasuring?.();
    connections.stop();
    unwatch();
    unwrap();
    Reflect.deleteProperty(document, mark);
  };
}

/** @returns what the order says, or undefined for anything else */
export function measureOrder(event: Event): boolean | undefined {
  try {
    const order: unknown = JSON.parse(String((event as CustomEvent).detail));
    if (typeof order !== 'object' || order === null) return undefined;
    const { type, on } = order as Record<string, unknown>;
    return type === 'measure' && typeof on === 'boolean' ? on : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The browser's own functions, taken before the page can patch them: a page that patches timers
 * would otherwise run its own machinery at each of our ticks.
 */
function captureNatives(page: Window & typeof globalThis): PageNatives {
  const { document, performance, setInterval, clearInterval, setTimeout, AudioContext } = page;
  const getStats = page.RTCPeerConnection?.prototype.getStats;
  const nowMs = () => performance.now();
  // Firefox knows no silent output, and joins no track to a context of another rate than its own.
  const createContext = () =>
    new AudioContext('setSinkId' in AudioContext.prototype ? QUIET_CONTEXT : {});
  return {
    timeOriginMs: performance.timeOrigin,
    nowMs,
    after: (delayMs, run) => void Reflect.apply(setTimeout, page, [run, delayMs]),
    every: steadyTicks({
      document,
      timer(periodMs, run) {
        const id: unknown = Reflect.apply(setInterval, page, [run, periodMs]);
        return () => Reflect.apply(clearInterval, page, [id]);
      },
      openClock: captureSoundClock(page, createContext),
      nowMs,
    }),
    getStats: async (connection) => {
      const stats: RTCStatsReport = await Reflect.apply(getStats, connection, []);
      return stats.values();
    },
    createContext,
    openLoop: captureOpenLoop(page),
  };
}
