import type { TapReport } from '../../messages/tap';
import { TAP_CONTROL_EVENT, TAP_REPORT_EVENT } from '../../messages/tap-events';
import { trackConnections } from './connections';
import { watchDisplayShares } from './display-share';
import { captureOpenLoop } from './open-loop';
import { quietly } from './quietly';
import { startPresence } from './presence';
import { startSampler, type PageNatives } from './sampler';
import { captureSoundClock, steadyTicks } from './steady-ticks';
import { wrapPeerConnections } from './wrap';

/** An order expires after this time without a repetition, in ms. */
const ORDER_LASTS_MS = 1_900;

export type TapReading = 'levels' | 'presence' | 'nothing';

/**
 * Options of the audio context. Nothing is played, so no output device needs to stay open where the
 * browser allows it. Blocks of 50 ms cost a third of the shortest ones, and half a tick is precise
 * enough for a report. Frequencies below 8 kHz suffice to tell a voice from a keyboard, and a third
 * of the samples cost a third of the work.
 */
const QUIET_CONTEXT = {
  sinkId: { type: 'none' },
  latencyHint: 0.05,
  sampleRate: 16_000,
} as AudioContextOptions;

/**
 * Starts the tap in the page's own world. From then on it reports how many connections carry live
 * audio, and what the page shares of this screen. Unless ordered, it reads nothing else: no
 * statistics, no levels, no audio. The page can see the reports and forge the orders, but gains
 * nothing: it could measure all of this itself.
 *
 * Start it before the page's scripts, so that it does not use what they replace or patch later.
 * @returns stops measuring, and removes the wrapping
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
  let reading: TapReading = 'nothing';
  let stopReading: (() => void) | undefined;
  let orderedAtMs = 0;

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

  function read(next: TapReading): void {
    if (next === reading) return;
    stopReading?.();
    stopReading = undefined;
    reading = next;
    if (next === 'levels') stopReading = startSampler(whileOrdered, connections.live, send);
    if (next === 'presence') stopReading = startPresence(whileOrdered, connections.live, send);
  }

  /** The content script repeats its order; when the repetitions stop, the extension is gone. */
  function ifOrdered(run: () => void): void {
    if (natives.nowMs() - orderedAtMs <= ORDER_LASTS_MS) run();
    else quietly(() => read('nothing'));
  }
  const whileOrdered: PageNatives = {
    ...natives,
    every: (periodMs, run) => natives.every(periodMs, () => ifOrdered(run)),
    timer: (periodMs, run) => natives.timer(periodMs, () => ifOrdered(run)),
  };

  function obey(event: Event): void {
    const next = readingOrder(event);
    if (next === undefined) return;
    orderedAtMs = natives.nowMs();
    const repeated = next === reading && next !== 'nothing';
    quietly(() => read(next));
    // Answer a new order, so that a content script that started late gets the number of
    // connections.
    if (!repeated) send({ type: 'call', liveAudioConnections });
  }
  document.addEventListener(TAP_CONTROL_EVENT, obey);

  return () => {
    document.removeEventListener(TAP_CONTROL_EVENT, obey);
    stopReading?.();
    connections.stop();
    unwatch();
    unwrap();
    Reflect.deleteProperty(document, mark);
  };
}

/** @returns what the order allows the tap to read; undefined if the event is no valid order */
function readingOrder(event: Event): TapReading | undefined {
  try {
    const order: unknown = JSON.parse(String((event as CustomEvent).detail));
    if (typeof order !== 'object' || order === null) return undefined;
    const { type, on, watch } = order as Record<string, unknown>;
    if (type !== 'measure' || typeof on !== 'boolean') return undefined;
    if (on) return 'levels';
    return watch === true ? 'presence' : 'nothing';
  } catch {
    return undefined;
  }
}

/**
 * Captures the browser's own functions before the page can patch them: a page that patches timers
 * would otherwise run its own code at each of our ticks.
 */
function captureNatives(page: Window & typeof globalThis): PageNatives {
  const { document, performance, setInterval, clearInterval, setTimeout, AudioContext } = page;
  const getStats = page.RTCPeerConnection?.prototype.getStats;
  const nowMs = () => performance.now();
  // Firefox has no silent output, and cannot join a track to a context with another sample rate.
  const createContext = () =>
    new AudioContext('setSinkId' in AudioContext.prototype ? QUIET_CONTEXT : {});
  const timer: PageNatives['timer'] = (periodMs, run) => {
    const id: unknown = Reflect.apply(setInterval, page, [run, periodMs]);
    return () => Reflect.apply(clearInterval, page, [id]);
  };
  return {
    timeOriginMs: performance.timeOrigin,
    nowMs,
    after: (delayMs, run) => void Reflect.apply(setTimeout, page, [run, delayMs]),
    timer,
    every: steadyTicks({
      document,
      timer,
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
