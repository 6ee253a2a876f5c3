/**
 * The isolated half of the call: hears the page's tap, detects speech, keeps the worker and the
 * panel informed. It measures only on the worker's order, and only while the order stands.
 */
import { browser, type Browser } from 'wxt/browser';
import { createChunker, PROVISIONAL_MS, type Chunker } from '../call/chunker';
import { LIVE_PORT, type LiveReport } from '../messages/live';
import {
  ALIVE_GOODBYE,
  ALIVE_PORT,
  NO_ORDER,
  order,
  type Order,
  type Report,
} from '../messages/reports';
import type { TapLevels, TapReport } from '../messages/tap';
import { createDetector, type Detector } from '../speech/detector';
import type { DetectorUpdate } from '../speech/update';
import type { CallClock } from './clock';
import { sendReport } from './messages';
import { listenToTap } from './tap-listener';

const CUT_EVERY_MS = 5_000;
/** The panel changes at most once a second, and sooner when someone takes the floor. */
const LIVE_EVERY_MS = 1_000;
const LIVE_AT_MOST_EVERY_MS = 400;
/** Speech shorter than 150 ms is none and moves nothing: until then nobody is said to speak. */
const SURELY_SPEECH_MS = 150;
/** Levels this far behind the last ones: the clock was set back, and listening starts afresh. */
const CLOCK_SET_BACK_MS = 1_000;
const RESEND_AFTER_MS = 2_000;

interface Measuring {
  readonly sessionId: string;
  readonly detector: Detector;
  readonly chunker: Chunker;
  chunkId: string;
  lastCutMs: number;
  latest: DetectorUpdate | null;
  audioSeen: boolean;
}

/** @returns its stop */
export function startCallWatch(clock: CallClock): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const frame = clock.newId();
  let live = 0;
  let sharing: LiveReport['sharing'] = null;
  let current: Order = NO_ORDER;
  let measuring: Measuring | null = null;
  let alive: Browser.runtime.Port | null = null;
  /** Chunks the worker has not acknowledged, oldest first. */
  let unsent: Extract<Report, { type: 'call.chunk' }>[] = [];
  let sending = false;
  let shown = { atMs: Number.NEGATIVE_INFINITY, coach: false, coachee: false };
  const panels = new Set<Browser.runtime.Port>();

  const tap = listenToTap({ onReport: hearTap, clock, signal });

  function hearTap(report: TapReport): void {
    if (report.type === 'levels') return hearLevels(report);
    if (report.type === 'share') {
      const { share, surface } = report;
      sharing = surface && { share, surface };
      return showPanels();
    }
    const changed = report.liveAudioConnections !== live;
    live = report.liveAudioConnections;
    if (!changed) return;
    follow(current);
    void tellState();
  }

  async function tellState(): Promise<void> {
    const reply = await sendReport({ type: 'call.state', liveAudioConnections: live });
    if (reply.accepted) follow(reply.order);
    showPanels();
  }

  function follow(next: Order): void {
    current = next;
    if (next.sessionId !== null) clock.setAhead(next.aheadMs);
    // A frame without a call has nothing to measure: one session hears one call.
    const sessionId = next.measure && live > 0 ? next.sessionId : null;
    if (measuring && measuring.sessionId !== sessionId) stopMeasuring();
    if (sessionId !== null && !measuring) startMeasuring(sessionId);
    keepAlive();
    showPanels();
  }

  function startMeasuring(sessionId: string): void {
    measuring = {
      sessionId,
      detector: createDetector(),
      chunker: createChunker(frame),
      chunkId: clock.newId(),
      lastCutMs: clock.nowMs(),
      latest: null,
      audioSeen: false,
    };
    tap.measure(true);
  }

  function stopMeasuring(): void {
    tap.measure(false);
    if (!measuring) return;
    measuring.chunker.push(measuring.detector.flush(clock.nowMs()));
    cut(measuring, Infinity);
    measuring = null;
  }

  function hearLevels(levels: TapLevels): void {
    if (!measuring) return;
    const { latest, sessionId } = measuring;
    if (latest && levels.atMs < latest.endMs - CLOCK_SET_BACK_MS) {
      stopMeasuring();
      startMeasuring(sessionId);
    }
    const update = measuring.detector.push({
      atMs: levels.atMs,
      coach: levels.coach,
      others: new Map(levels.others.map(({ key, source, levelDb }) => [key, { source, levelDb }])),
    });
    measuring.latest = update;
    measuring.audioSeen ||= update.coachee.state === 'heard' || update.coach.state === 'heard';
    measuring.chunker.push(update);
    const begun =
      (speaks(update, 'coach') && !shown.coach) || (speaks(update, 'coachee') && !shown.coachee);
    if (begun && update.endMs - shown.atMs >= LIVE_AT_MOST_EVERY_MS) showPanels();
    if (update.endMs - measuring.lastCutMs >= CUT_EVERY_MS)
      cut(measuring, update.endMs - PROVISIONAL_MS);
  }

  function cut(of: Measuring, untilMs: number): void {
    const chunk = of.chunker.cut(untilMs);
    of.lastCutMs = clock.nowMs();
    if (!chunk) return;
    unsent.push({ type: 'call.chunk', id: of.chunkId, sessionId: of.sessionId, chunk });
    of.chunkId = clock.newId();
    void sendChunks();
  }

  async function sendChunks(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let next = unsent[0]; next && !signal.aborted; next = unsent[0]) {
      const reply = await sendReport(next);
      if (!reply.accepted) {
        setTimeout(() => void sendChunks(), RESEND_AFTER_MS);
        break;
      }
      unsent = unsent.filter((report) => report !== next);
    }
    sending = false;
  }

  /** While the call belongs to a session, a port tells the worker if this frame dies. */
  function keepAlive(): void {
    if (current.sessionId === null || live === 0) {
      // Said first, so that the end of the port is not taken for the end of the frame.
      alive?.postMessage(ALIVE_GOODBYE);
      alive?.disconnect();
      alive = null;
      return;
    }
    if (alive || signal.aborted) return;
    const port = browser.runtime.connect({ name: ALIVE_PORT });
    alive = port;
    port.onDisconnect.addListener(() => {
      if (alive === port) alive = null;
      // The worker went to sleep, or died: connecting wakes it, and it may have forgotten us.
      setTimeout(() => void tellState(), 1_000);
    });
  }

  function liveReport(): LiveReport {
    return {
      frame,
      atMs: clock.nowMs(),
      liveAudioConnections: live,
      sharing,
      listening: measuring && listening(measuring),
    };
  }

  function listening(now: Measuring): NonNullable<LiveReport['listening']> {
    const present = now.chunker.present();
    const growing = present ? [{ id: now.chunkId, chunk: present }] : [];
    return {
      sessionId: now.sessionId,
      unstored: [...unsent.map(({ id, chunk }) => ({ id, chunk })), ...growing],
      coach: coachPresence(now.latest),
      coachee: coacheePresence(now.latest),
      audioSeen: now.audioSeen,
      echo: now.latest?.echo ?? false,
    };
  }

  function showPanels(): void {
    if (panels.size === 0) return;
    const report = liveReport();
    shown = {
      atMs: report.atMs,
      coach: report.listening?.coach === 'speaking',
      coachee: report.listening?.coachee === 'speaking',
    };
    for (const port of panels) port.postMessage(report);
  }

  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== LIVE_PORT) return;
    panels.add(port);
    port.onDisconnect.addListener(() => panels.delete(port));
    port.postMessage(liveReport());
  });
  browser.runtime.onMessage.addListener((message: unknown) => {
    const parsed = order.safeParse(message);
    if (parsed.success) follow(parsed.data);
    return undefined;
  });

  const stopLeaps = clock.onLeap((leap) => {
    if (current.sessionId !== null) void sendReport({ type: 'call.away', ...leap });
  });
  const ticking = setInterval(() => measuring && showPanels(), LIVE_EVERY_MS);
  window.addEventListener(
    'pagehide',
    () => {
      stopMeasuring();
      live = 0;
      void tellState();
    },
    { signal },
  );
  void tellState();

  return () => {
    stopMeasuring();
    clearInterval(ticking);
    stopLeaps();
    alive?.disconnect();
    stopping.abort();
  };
}

function speaks(update: DetectorUpdate, side: 'coach' | 'coachee'): boolean {
  const { speaking, open } = update[side];
  return speaking && open !== null && open[1] - open[0] >= SURELY_SPEECH_MS;
}

function coachPresence(update: DetectorUpdate | null) {
  if (!update || update.coach.state === 'blind') return 'unknown';
  if (update.coach.state === 'muted') return 'muted';
  return speaks(update, 'coach') ? 'speaking' : 'silent';
}

function coacheePresence(update: DetectorUpdate | null) {
  if (!update || update.coachee.state === 'blind') return 'unknown';
  return speaks(update, 'coachee') ? 'speaking' : 'silent';
}
