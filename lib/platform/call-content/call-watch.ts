/**
 * The content script's part of the call, in the isolated world: it receives the reports of the
 * page's tap, detects speech, and informs the worker and the panel. It reads only what the worker's
 * current order allows.
 */
import { createShareClaims } from '../../call/share-claims';
import { createChunker, PROVISIONAL_MS, type Chunker } from '../../call/chunker';
import type { LiveReport } from '../../messages/live';
import { NO_ORDER, type Order, type Report, type ReportReply } from '../../messages/reports';
import type { TapLevels, TapReport } from '../../messages/tap';
import { createDetector, type Detector } from '../../speech/detector';
import type { DetectorUpdate } from '../../speech/update';
import type { CallClock } from '../clock';
import { createChunkQueue } from './chunk-queue';
import { coacheePresence, coachPresence, speaks } from './speaking';
import type { Reading } from '../tap-listener';

const CUT_EVERY_MS = 5_000;
/** The panel is updated once a second, and sooner when someone starts to speak. */
const LIVE_EVERY_MS = 1_000;
const LIVE_AT_MOST_EVERY_MS = 400;
/**
 * If levels are this much older than the last ones, the clock was set back: restart the measuring.
 */
const CLOCK_SET_BACK_MS = 1_000;
const RESEND_AFTER_MS = 2_000;
/**
 * The tap stops by itself when its order is not repeated within 2 s, because this frame may be
 * gone.
 */
const REPEAT_ORDER_MS = 500;
/** One message can overtake another by at most this much. */
const OVERTAKEN_WITHIN_MS = 10_000;
/** Changes of presence are reported at most this often. */
const OTHERS_AT_MOST_EVERY_MS = 1_000;

interface Measuring {
  readonly sessionId: string;
  readonly detector: Detector;
  readonly chunker: Chunker;
  chunkId: string;
  lastCutMs: number;
  latest: DetectorUpdate | null;
  audioSeen: boolean;
}

export interface CallWatchDependencies {
  readonly clock: CallClock;
  /** `after` runs once, `every` repeatedly; both return a function that cancels. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly every: (ms: number, run: () => void) => () => void;
  /** Never rejects; replies `accepted: false` when the worker cannot be reached. */
  readonly send: (report: Report) => Promise<ReportReply>;
  /**
   * Opens a port whose disconnection tells the worker that this frame is gone. `onEnd` runs when
   * the worker's end disconnects.
   */
  readonly openAlivePort: (onEnd: () => void) => { sayGoodbye(): void; close(): void };
  /** Orders the page's tap what to read. */
  readonly read: (reading: Reading) => void;
}

export type CallWatch = ReturnType<typeof createCallWatch>;

export function createCallWatch({
  clock,
  after,
  every,
  send,
  openAlivePort,
  read,
}: CallWatchDependencies) {
  const frame = clock.newId();
  let stopped = false;
  let live = 0;
  /** The number of remote streams that arrive; null while it is not read. */
  let others: number | null = null;
  let othersToldAtMs = Number.NEGATIVE_INFINITY;
  let tellingOthers: (() => void) | null = null;
  const shares = createShareClaims();
  let sharesSettle: (() => void) | null = null;
  let current: Order = NO_ORDER;
  /**
   * Counts the calls of this page load; `answered` is whether the worker has replied for the
   * present one.
   */
  let calls = 0;
  let answered = true;
  /** The newest order that arrived before that reply. */
  let held: Order | null = null;
  let reading: Reading = 'nothing';
  let measuring: Measuring | null = null;
  let alive: ReturnType<typeof openAlivePort> | null = null;
  const chunks = createChunkQueue({ send, after, onOrder: obey });
  let shown = { atMs: Number.NEGATIVE_INFINITY, coach: false, coachee: false };
  const panels = new Set<(report: LiveReport) => void>();

  function hearTap(report: TapReport): void {
    if (stopped) return;
    if (report.type === 'levels') return hearLevels(report);
    if (report.type === 'presence') return hearOthers(report.others);
    if (report.type === 'share') {
      shares.take(report, clock.nowMs());
      sharesSettle?.();
      const settleAt = shares.changesAt();
      sharesSettle = settleAt === null ? null : after(settleAt - clock.nowMs(), showPanels);
      return showPanels();
    }
    if (report.liveAudioConnections === live) return;
    const began = live === 0;
    live = report.liveAudioConnections;
    if (began) {
      // Another call may have started in this page: stop reading until the worker has replied for
      // it.
      calls += 1;
      answered = false;
      follow({ ...current, measure: false, watch: false });
    } else follow(current);
    void tellState();
  }

  async function tellState(): Promise<void> {
    const call = calls;
    const reply = await send({ type: 'call.state', liveAudioConnections: live, others });
    if (stopped) return;
    if (reply.accepted && call === calls) {
      answered = true;
      obey(held && held.atMs > reply.order.atMs ? held : reply.order);
      held = null;
    } else if (!reply.accepted && live > 0) after(RESEND_AFTER_MS, () => void tellState());
    showPanels();
  }

  function hearOthers(count: number): void {
    if (reading === 'nothing') return;
    const changed = others === null || count > 0 !== others > 0;
    others = count;
    if (changed) tellOthers();
  }

  function tellOthers(): void {
    if (tellingOthers) return;
    const sinceMs = clock.nowMs() - othersToldAtMs;
    const tell = () => {
      tellingOthers = null;
      othersToldAtMs = clock.nowMs();
      void tellState();
    };
    if (sinceMs >= OTHERS_AT_MOST_EVERY_MS) tell();
    else tellingOthers = after(OTHERS_AT_MOST_EVERY_MS - sinceMs, tell);
  }

  /** Applies an order unless a newer one has overtaken it. */
  function obey(next: Order): void {
    if (!answered) {
      if (!held || next.atMs >= held.atMs) held = next;
      return;
    }
    const overtakenByMs = current.atMs - next.atMs;
    // An order that is older by more comes from a clock that was set back, not from a delayed
    // message.
    if (overtakenByMs <= 0 || overtakenByMs > OVERTAKEN_WITHIN_MS) follow(next);
  }

  function follow(next: Order): void {
    if (stopped) return;
    current = next;
    if (next.sessionId !== null) clock.setAhead(next.aheadMs);
    // Measure only in the frame that has the call.
    const sessionId = next.measure && live > 0 ? next.sessionId : null;
    if (measuring && measuring.sessionId !== sessionId) stopMeasuring();
    if (sessionId !== null && !measuring) startMeasuring(sessionId);
    if (!measuring) setReading(next.watch && live > 0 ? 'presence' : 'nothing');
    keepAlive();
    showPanels();
  }

  function setReading(next: Reading): void {
    if (next === 'nothing') others = null;
    if (next === reading) return;
    reading = next;
    read(next);
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
    setReading('levels');
  }

  function stopMeasuring(): void {
    if (!measuring) return;
    const finished = measuring;
    measuring = null;
    setReading('nothing');
    finished.chunker.push(finished.detector.flush(clock.nowMs()));
    cut(finished, Infinity);
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
      others: new Map(levels.others.map(({ key, ...reading }) => [key, reading])),
    });
    measuring.latest = update;
    hearOthers(levels.others.length || (levels.pictures ? 1 : 0));
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
    chunks.add({ type: 'call.chunk', id: of.chunkId, sessionId: of.sessionId, chunk });
    of.chunkId = clock.newId();
  }

  /**
   * Keeps a port open while the call belongs to a session, so that the worker notices when this
   * frame dies.
   */
  function keepAlive(): void {
    if (current.sessionId === null || live === 0) {
      // Say goodbye first, so that the worker does not take the disconnection for the end of the
      // frame.
      alive?.sayGoodbye();
      alive = null;
      return;
    }
    if (alive || stopped) return;
    const port = openAlivePort(() => {
      if (alive === port) alive = null;
      // The worker stopped: the next message starts it again, and it may have lost this frame's
      // state.
      after(1_000, () => void tellState());
    });
    alive = port;
  }

  function liveReport(): LiveReport {
    return {
      frame,
      atMs: clock.nowMs(),
      liveAudioConnections: live,
      sharing: shares.at(clock.nowMs()),
      listening: measuring && listening(measuring),
    };
  }

  function listening(now: Measuring): NonNullable<LiveReport['listening']> {
    const present = now.chunker.present();
    const growing = present ? [{ id: now.chunkId, chunk: present }] : [];
    return {
      sessionId: now.sessionId,
      unstored: [...chunks.unsent(), ...growing],
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
    for (const show of panels) show(report);
  }

  const stopLeaps = clock.onLeap((leap) => {
    if (current.sessionId !== null) void send({ type: 'call.away', ...leap });
  });
  const stopShowing = every(LIVE_EVERY_MS, () => measuring && showPanels());
  const stopRepeating = every(REPEAT_ORDER_MS, () => {
    if (reading !== 'nothing') read(reading);
  });
  read('nothing');
  void tellState();

  return {
    hearTap,
    obey,
    /**
     * Sends live reports to a panel.
     * @returns disconnects the panel
     */
    showIn(show: (report: LiveReport) => void): () => void {
      panels.add(show);
      show(liveReport());
      return () => panels.delete(show);
    },
    /** The page is being left: send what was measured and report the end of the call. */
    pageHidden(): void {
      stopMeasuring();
      live = 0;
      void tellState();
    },
    stop(): void {
      stopMeasuring();
      setReading('nothing');
      stopped = true;
      chunks.stop();
      stopShowing();
      stopRepeating();
      stopLeaps();
      tellingOthers?.();
      sharesSettle?.();
      alive?.close();
    },
  };
}
