/** A tab with a call page: its tap says what the scenario lets it hear, the content script is real. */
import { createCallWatch, type CallWatch } from '../../lib/platform/call-content/call-watch';
import type { Report, ReportReply } from '../../lib/messages/reports';
import type { TapLevels } from '../../lib/messages/tap';
import type { Reading } from '../../lib/platform/tap-listener';
import type { Computer } from './computer';

/** The tap reports levels ten times a second, and presence once a second. */
export const STEP_MS = 100;
const PRESENCE_EVERY_MS = 1_000;
const SPEECH_DB = -30;
const SILENCE_DB = -75;
/**
 * How the steps of speech differ from its mean, in dB: syllables, and stops between them that are
 * too short to be a pause. A sound that never moves is a fan, and no detector takes it for a voice.
 */
const SPEECH_MOVES_DB = [1, 3, -1, 2, 0, -45, -45];

export interface CallPageOptions {
  readonly computer: Computer;
  send(report: Report, url: string): Promise<ReportReply>;
  onReading(reading: Reading): void;
}

export class CallPage {
  readonly watch: CallWatch;
  url = '';
  live = 0;
  keys: readonly string[] = [];
  muted = false;
  reading: Reading = 'nothing';
  /** Opened while the call belongs to a session; the worker's end ends it. */
  alivePortEnds = new Set<() => void>();
  readonly speech = new Map<string, { fromMs: number; untilMs: number }[]>();
  private readonly endClock: () => void;

  constructor({ computer, send, onReading }: CallPageOptions) {
    const { clock, end } = computer.page(() => undefined);
    this.endClock = end;
    this.watch = createCallWatch({
      clock,
      after: computer.after,
      // Repetitions for the panel and the tap: nobody misses them here.
      every: () => () => undefined,
      send: (report) => send(report, this.url),
      openAlivePort: (onEnd) => {
        this.alivePortEnds.add(onEnd);
        const close = () => void this.alivePortEnds.delete(onEnd);
        return { sayGoodbye: close, close };
      },
      read: (reading) => {
        this.reading = reading;
        onReading(reading);
      },
    });
    this.nowMs = clock.nowMs;
  }

  private readonly nowMs: () => number;

  connections(url: string, live: number): void {
    this.url = url;
    this.live = live;
    if (live === 0) this.keys = [];
    this.watch.hearTap({ type: 'call', liveAudioConnections: live });
  }

  streams(keys: readonly string[]): void {
    this.keys = keys;
    this.tellPresence();
  }

  private tellPresence(): void {
    if (this.reading === 'presence' && this.live > 0)
      this.watch.hearTap({ type: 'presence', others: this.keys.length });
  }

  speak(who: string, fromMs: number, untilMs: number): void {
    this.speech.set(who, [...(this.speech.get(who) ?? []), { fromMs, untilMs }]);
  }

  /** What the tap reports at `scenarioMs`, of the step that ends there. */
  tick(scenarioMs: number): void {
    if (this.live === 0) return;
    if (scenarioMs % PRESENCE_EVERY_MS === 0) this.tellPresence();
    if (this.reading === 'levels') this.watch.hearTap(this.levels(scenarioMs));
  }

  private levels(scenarioMs: number): TapLevels {
    const step = Math.round(scenarioMs / STEP_MS);
    const speechDb = SPEECH_DB + SPEECH_MOVES_DB[step % SPEECH_MOVES_DB.length]!;
    const level = (who: string) => ({
      source: 'rms' as const,
      levelDb: this.speaks(who, scenarioMs - STEP_MS / 2) ? speechDb : SILENCE_DB,
    });
    return {
      type: 'levels',
      atMs: this.nowMs(),
      coach: this.muted ? 'muted' : level('coach'),
      others: this.keys.map((key) => ({ key, ...level(key) })),
    };
  }

  private speaks(who: string, atMs: number): boolean {
    const spoken = this.speech.get(who) ?? [];
    return spoken.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs);
  }

  /** The worker was killed: its ends of the ports are gone. */
  workerGone(): void {
    const ends = this.alivePortEnds;
    this.alivePortEnds = new Set();
    for (const end of ends) end();
  }

  /** The page goes without a word. */
  vanish(): void {
    this.endClock();
  }
}
