import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { tapReport, type TapLevels, type TapReport } from '../../../lib/messages/tap';
import { keepOrdering, startCall, type CallOptions, type TestCall } from './call-in-page';
import { buildTap, launchBrowser, openCallPage, type CallWindow } from './call-page';

declare const window: CallWindow & {
  call: TestCall;
  before: TestCall['coach'];
  ordering: ReturnType<typeof setInterval>;
};

const SETTLE_MS = 700;

vi.setConfig({ testTimeout: 40_000, hookTimeout: 40_000 });

let tap: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  tap = await buildTap();
  context = await launchBrowser();
});
afterEach(() => page.close());
afterAll(() => context.close());

async function openCall(options: CallOptions = {}): Promise<void> {
  page = await openCallPage(context, tap);
  await page.evaluate(startCall, options);
}

function order(detail: string): Promise<void> {
  return page.evaluate((text) => {
    document.dispatchEvent(new CustomEvent('aparte:control', { detail: text }));
  }, detail);
}
const measure = (on: boolean) => page.evaluate(keepOrdering, { on });
const watch = () => page.evaluate(keepOrdering, { on: false, watch: true });

/** The reports since the last call, each validated by its schema. */
async function takeReports(): Promise<TapReport[]> {
  const reports = await page.evaluate(() => window.reports.splice(0));
  return reports.map((report) => tapReport.parse(report));
}

async function takeCounts(): Promise<number[]> {
  const reports = await takeReports();
  return reports.flatMap((report) => (report.type === 'call' ? [report.liveAudioConnections] : []));
}

/** Waits until the last change has taken effect, then returns the levels of half a second. */
async function settledLevels(): Promise<TapLevels[]> {
  await page.waitForTimeout(SETTLE_MS);
  await takeReports();
  await page.waitForTimeout(500);
  return (await takeReports()).filter((report) => report.type === 'levels');
}

/** The value that all levels share, with decibels rounded to `stepDb` and without bands. */
function agreed(levels: readonly TapLevels[], stepDb = 3): Pick<TapLevels, 'coach' | 'others'> {
  const rounded = (db: number) => Math.round(db / stepDb) * stepDb;
  const values = levels.map(({ coach, others }) => ({
    coach:
      typeof coach === 'object' && coach !== null
        ? { source: coach.source, levelDb: rounded(coach.levelDb) }
        : coach,
    others: others.map(({ key, source, levelDb }) => ({ key, source, levelDb: rounded(levelDb) })),
  }));
  expect(values.length).toBeGreaterThanOrEqual(3);
  for (const value of values) expect(value).toEqual(values[0]);
  return values[0]!;
}

const remote = (source: string, levelDb: number) => [
  { key: expect.stringMatching(/^ssrc:\d+$/), source, levelDb },
];

describe('the tap before any order', () => {
  test('reads no level and reports the number of connections at once', async () => {
    await openCall();
    expect(await takeCounts()).toEqual([1]);
    await page.waitForTimeout(1200);
    expect(await takeReports()).toEqual([]);
    // The page itself created one context, for its oscillators.
    expect(await page.evaluate(() => window.reads)).toEqual({ AudioContext: 1 });
    const counts = await page.evaluate(() => {
      window.call.near.close();
      return window.reports.map((report) => 'liveAudioConnections' in report && report);
    });
    expect(counts).toEqual([{ type: 'call', liveAudioConnections: 0 }]);
  });

  test('leaves the page a constructor that looks like the browser’s own', async () => {
    await openCall();
    const seen = await page.evaluate(() => {
      class Better extends RTCPeerConnection {}
      const better = new Better();
      const alias = Reflect.get(window, 'webkitRTCPeerConnection') as unknown;
      return {
        name: RTCPeerConnection.name,
        wrapped: RTCPeerConnection !== window.NativePeerConnection,
        alias: alias === RTCPeerConnection,
        native: Function.prototype.toString.call(RTCPeerConnection).includes('[native code]'),
        instances: [
          better instanceof Better,
          better instanceof RTCPeerConnection,
          better instanceof window.NativePeerConnection,
          window.call.near.constructor === RTCPeerConnection,
        ],
        statics: typeof RTCPeerConnection.generateCertificate,
        globals: Object.keys(window).filter((name) => /aparte|tap/i.test(name)),
      };
    });
    expect(seen).toEqual({
      name: 'RTCPeerConnection',
      wrapped: true,
      alias: true,
      native: true,
      instances: [true, true, true, true],
      statics: 'function',
      globals: [],
    });
  });

  test('answers an order with the number of connections and ignores malformed orders', async () => {
    await openCall();
    await takeReports();
    for (const junk of ['', '{', 'null', '3', '{"type":"measure","on":1}', '{"type":"x"}']) {
      await order(junk);
    }
    expect(await takeReports()).toEqual([]);
    await measure(false);
    expect(await takeReports()).toEqual([{ type: 'call', liveAudioConnections: 1 }]);
    expect(await page.evaluate(() => window.reads)).toEqual({ AudioContext: 1 });
  });
});

describe('the tap while measuring', () => {
  test('reports levels of both sides that follow what is said', async () => {
    await openCall();
    await measure(true);
    expect(agreed(await settledLevels())).toEqual({
      coach: { source: 'rms', levelDb: -99 },
      others: remote('ssrc', -99),
    });
    await page.evaluate(() => window.call.coach.loudness(0.5));
    // A sine of amplitude 0.5 has an RMS of -9 dBFS.
    expect(agreed(await settledLevels())).toMatchObject({
      coach: { source: 'rms', levelDb: -9 },
      others: remote('ssrc', -99),
    });
    await page.evaluate(() => {
      window.call.coach.loudness(0);
      window.call.coachee.loudness(0.5);
    });
    const { coach, others } = agreed(await settledLevels(), 10);
    expect(coach).toEqual({ source: 'rms', levelDb: -100 });
    expect(others).toEqual(remote('rms', -10));
    expect(await page.evaluate(() => [window.violations, window.reads['clone']])).toEqual([
      [],
      undefined,
    ]);
  });

  test('reports levels ten times a second, with the page’s clock', async () => {
    await openCall();
    await measure(true);
    await takeReports();
    await page.waitForTimeout(2000);
    const nowMs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const times = (await takeReports()).flatMap((report) =>
      report.type === 'levels' ? [report.atMs] : [],
    );
    expect(times.length).toBeGreaterThanOrEqual(17);
    expect(times.length).toBeLessThanOrEqual(22);
    expect(nowMs - times.at(-1)!).toBeLessThan(400);
    expect(nowMs - times.at(-1)!).toBeGreaterThanOrEqual(0);
  });

  test('reports a mute at once, whether the page disables, replaces or stops the track', async () => {
    await openCall();
    await page.evaluate(() => window.call.coach.loudness(0.5));
    await measure(true);
    const ways: [mute: () => unknown, unmute: () => unknown][] = [
      [
        () => (window.call.coach.track.enabled = false),
        () => (window.call.coach.track.enabled = true),
      ],
      [
        () => window.call.near.getSenders()[0]!.replaceTrack(null),
        () => window.call.near.getSenders()[0]!.replaceTrack(window.call.coach.track),
      ],
      [() => window.call.coach.track.stop(), () => undefined],
    ];
    for (const [mute, unmute] of ways) {
      expect(agreed(await settledLevels()).coach).toEqual({ source: 'rms', levelDb: -9 });
      await page.evaluate(mute);
      await takeReports();
      await page.waitForTimeout(150);
      const levels = (await takeReports()).filter((report) => report.type === 'levels');
      expect(levels.at(-1)?.coach).toBe('muted');
      await page.evaluate(unmute);
    }
  });

  test('hears a track that replaces the first one, and a track that is added later', async () => {
    await openCall();
    await measure(true);
    await page.evaluate(async () => {
      const voice = window.call.makeVoice();
      voice.loudness(0.5);
      await window.call.near.getSenders()[0]!.replaceTrack(voice.track);
      window.before = voice;
    });
    expect(agreed(await settledLevels()).coach).toEqual({ source: 'rms', levelDb: -9 });

    await page.evaluate(async () => {
      const { near, far, makeVoice } = window.call;
      window.before.loudness(0);
      const voice = makeVoice();
      voice.loudness(0.25);
      near.addTrack(voice.track, new MediaStream([voice.track]));
      await near.setLocalDescription();
      await far.setRemoteDescription(near.localDescription!);
      await far.setLocalDescription();
      await near.setRemoteDescription(far.localDescription!);
    });
    expect(agreed(await settledLevels()).coach).toEqual({ source: 'rms', levelDb: -15 });
  });

  test('reports the sound of both sides in frequency bands', async () => {
    await openCall();
    await page.evaluate(() => {
      window.call.coach.loudness(0.5);
      window.call.coachee.loudness(0.5);
    });
    await measure(true);
    const { coach, others } = (await settledLevels()).at(-1)!;
    // The sines of 440 and 330 Hz lie in the band from 400 to 1000 Hz and in the band below it.
    const loudest = (bandsDb: readonly number[] = []) => bandsDb.indexOf(Math.max(...bandsDb));
    expect(loudest(typeof coach === 'object' ? coach?.sound?.bandsDb : [])).toBe(2);
    expect(loudest(others[0]?.sound?.bandsDb)).toBe(1);
    expect(others[0]?.sound?.voiceDb).toHaveLength(5);
  });

  test('reads the track’s sound when packets carry no level', async () => {
    await openCall({ withoutPacketLevels: true });
    await page.evaluate(() => window.call.coachee.loudness(0.5));
    await measure(true);
    // The first steps have no level yet: the sound is used once it was heard.
    await page.waitForTimeout(1000);
    expect(agreed(await settledLevels(), 10).others).toEqual(remote('rms', -10));
  });

  test('reports no level, not silence, for a muted element whose packets carry no level', async () => {
    await openCall({ withoutPacketLevels: true, mutedElement: true });
    await page.evaluate(() => window.call.coachee.loudness(0.5));
    await measure(true);
    expect(agreed(await settledLevels()).others).toEqual([]);
  });

  test('reads the track’s sound even when the audio element is muted', async () => {
    await openCall({ mutedElement: true });
    await page.evaluate(() => window.call.coachee.loudness(0.5));
    await measure(true);
    expect(agreed(await settledLevels(), 10).others).toEqual(remote('rms', -10));
  });

  test('reports a coachee without packets as silent, then absent, then under the same key again', async () => {
    await openCall();
    await page.evaluate(() => window.call.coachee.loudness(0.5));
    await measure(true);
    const [before] = agreed(await settledLevels(), 10).others;
    await page.evaluate(() => window.call.far.getSenders()[0]!.replaceTrack(null));
    expect(agreed(await settledLevels()).others).toEqual(remote('rms', -99));
    await page.waitForTimeout(6000);
    expect(agreed(await settledLevels()).others).toEqual([]);
    await page.evaluate(async () => {
      const { far, coachee } = window.call;
      await far.getSenders()[0]!.replaceTrack(coachee.track);
    });
    expect(agreed(await settledLevels(), 10).others).toEqual([before]);
  });

  test('reads the microphone’s counters when no audio context runs', async () => {
    page = await openCallPage(
      context,
      `AudioContext.prototype.resume=()=>new Promise(()=>{});${tap}`,
    );
    await page.evaluate(startCall, {});
    await page.evaluate(() => {
      window.call.coach.loudness(0.5);
      // The tap creates its context after this; the page's own context already runs.
      Object.defineProperty(BaseAudioContext.prototype, 'state', { get: () => 'suspended' });
    });
    await measure(true);
    expect(agreed(await settledLevels(), 10).coach).toEqual({
      source: 'mediaSource',
      levelDb: -10,
    });
    await page.evaluate(() => window.call.coach.loudness(0));
    // The browser's own processing lets the level fade rather than stop.
    for (const { coach } of await settledLevels()) {
      expect(coach).toMatchObject({ source: 'mediaSource' });
      expect((coach as { levelDb: number }).levelDb).toBeLessThan(-60);
    }
  });

  test('stops at an order to stop and starts again at the next order', async () => {
    await openCall();
    await page.evaluate(() => {
      const close = AudioContext.prototype.close;
      AudioContext.prototype.close = function closing() {
        window.reads['close'] = (window.reads['close'] ?? 0) + 1;
        return close.call(this);
      };
    });
    await measure(true);
    await settledLevels();
    await measure(false);
    await page.waitForTimeout(150);
    await takeReports();
    const reads = await page.evaluate(() => ({ ...window.reads }));
    await page.waitForTimeout(1200);
    expect(await takeReports()).toEqual([]);
    expect(await page.evaluate(() => window.reads)).toEqual(reads);
    expect(reads).toMatchObject({ AudioContext: 2, close: 1 });
    await page.evaluate(() => window.call.coach.loudness(0.5));
    await measure(true);
    expect(agreed(await settledLevels()).coach).toEqual({ source: 'rms', levelDb: -9 });
  });

  test('stops within two seconds when its order is no longer repeated', async () => {
    await openCall();
    await measure(true);
    await settledLevels();
    await page.evaluate(() => clearInterval(window.ordering));
    await page.waitForTimeout(2000);
    await takeReports();
    const reads = await page.evaluate(() => ({ ...window.reads }));
    await page.waitForTimeout(1200);
    expect(await takeReports()).toEqual([]);
    expect(await page.evaluate(() => window.reads)).toEqual(reads);
    await page.evaluate(() => window.call.coach.loudness(0.5));
    await measure(true);
    expect(agreed(await settledLevels()).coach).toEqual({ source: 'rms', levelDb: -9 });
  });

  test('reports no levels after the last connection has closed', async () => {
    await openCall();
    await measure(true);
    await settledLevels();
    await page.evaluate(() => window.call.near.close());
    await page.waitForTimeout(150);
    expect((await takeReports()).at(-1)).toEqual({ type: 'call', liveAudioConnections: 0 });
    await page.waitForTimeout(500);
    expect(await takeReports()).toEqual([]);
  });
});

describe('the tap while it may only read presence', () => {
  const LATER_MS = 9_000;
  const counted = async () =>
    (await takeReports()).flatMap((report) => (report.type === 'presence' ? [report.others] : []));

  test('counts the streams whose packets arrive and reads no level', async () => {
    await openCall();
    await watch();
    await expect.poll(counted, { timeout: LATER_MS }).toContain(1);
    await page.evaluate(() => window.call.far.getSenders()[0]!.replaceTrack(null));
    await expect.poll(counted, { timeout: LATER_MS }).toContain(0);
    await page.evaluate(async () => {
      const { far, coachee } = window.call;
      await far.getSenders()[0]!.replaceTrack(coachee.track);
    });
    await expect.poll(counted, { timeout: LATER_MS }).toContain(1);
    const {
      getStats = 0,
      setInterval: timers = 0,
      ...others
    } = await page.evaluate(() => window.reads);
    expect(getStats).toBeGreaterThan(3);
    expect(timers).toBeGreaterThan(0);
    // The page itself created one context, for its oscillators.
    expect(others).toEqual({ AudioContext: 1 });
  });

  test('stops within two seconds when its order is no longer repeated', async () => {
    await openCall();
    await watch();
    await expect.poll(counted, { timeout: LATER_MS }).toContain(1);
    await page.evaluate(() => clearInterval(window.ordering));
    await page.waitForTimeout(3000);
    await takeReports();
    const reads = await page.evaluate(() => ({ ...window.reads }));
    await page.waitForTimeout(2500);
    expect(await takeReports()).toEqual([]);
    expect(await page.evaluate(() => window.reads)).toEqual(reads);
  });
});
