import type { Page } from 'puppeteer-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { tapReport, type TapLevels, type TapReport } from '../../lib/messages/tap';
import { until } from '../e2e/harness/wait';
import { FIREFOX_CALL_PREFERENCES } from '../fixtures/call/flags';
import { startCallServer } from '../fixtures/call/server';
import { keepOrdering, startCall } from '../platform/call-tap/call-in-page';
import { buildTap } from '../platform/call-tap/call-page';
import { launchFirefox, WITHOUT_SOUND_CARD, type Firefox } from './harness/firefox';

/** A microphone that hums, for every page that asks. */
const HUMMING_MICROPHONE = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
};

interface TapWindow {
  reports: unknown[];
  /** Every connection that anybody made, tap or page. */
  connections: RTCPeerConnection[];
  reads: Record<string, number>;
  NativePeerConnection: typeof RTCPeerConnection;
  call: { near: RTCPeerConnection; coach: { track: MediaStreamTrack; loudness(to: number): void } };
}
declare const window: TapWindow;

let tap: string;
let firefox: Firefox | undefined;
let server: Awaited<ReturnType<typeof startCallServer>> | undefined;
let page: Page;

beforeAll(async () => {
  tap = await buildTap();
});
afterEach(async () => {
  await firefox?.close();
  await server?.close();
});

async function openPage(preferences: Record<string, string | number | boolean>): Promise<void> {
  server = await startCallServer();
  firefox = await launchFirefox(preferences);
  page = await firefox.browser.newPage();
  await page.evaluateOnNewDocument(`(${installSpies.toString()})();\n${tap}`);
  await page.goto(`${server.origin}/blank`);
}

async function measure(on: boolean): Promise<void> {
  await page.evaluate(keepOrdering, { on });
}

async function takeReports(): Promise<TapReport[]> {
  const reports = await page.evaluate(() => window.reports.splice(0));
  return reports.map((report) => tapReport.parse(report));
}

/** The coach's level, as soon as one comes that passes; reports before it are returned too. */
async function coachUntil(passes: (coach: TapLevels['coach']) => boolean): Promise<TapReport[]> {
  const seen: TapReport[] = [];
  await until(
    'the coach’s level',
    async () => {
      seen.push(...(await takeReports()));
      return seen.some((report) => report.type === 'levels' && passes(report.coach)) || null;
    },
    30_000,
  );
  return seen;
}

const isNear = (source: string, levelDb: number, withinDb: number) => (coach: TapLevels['coach']) =>
  typeof coach === 'object' &&
  coach?.source === source &&
  Math.abs(coach.levelDb - levelDb) <= withinDb;

test('the tap reads the coach’s level by an analyser in Firefox', async () => {
  await openPage(FIREFOX_CALL_PREFERENCES);
  await page.evaluate(startCall, {});
  await measure(true);
  await page.evaluate(() => window.call.coach.loudness(0.5));
  // A sine of amplitude 0.5 has an RMS of -9 dBFS.
  await coachUntil(isNear('rms', -9, 1));
  await page.evaluate(() => (window.call.coach.track.enabled = false));
  await coachUntil((coach) => coach === 'muted');
  // Its own two, and none of the tap's.
  expect(await page.evaluate(() => window.connections.length)).toBe(2);
});

test('the tap reads the coach’s level by a loopback when no audio context runs, but never when muted', async () => {
  await openPage({ ...WITHOUT_SOUND_CARD, ...HUMMING_MICROPHONE });
  await page.evaluate(callWithMicrophone);
  await until('the call', async () => ((await takeReports()).length > 0 ? true : null), 30_000);
  await page.evaluate(() => {
    for (const name of ['createOffer', 'addTransceiver', 'setLocalDescription'] as const) {
      const own = RTCPeerConnection.prototype[name] as () => unknown;
      RTCPeerConnection.prototype[name] = function patched(...args: unknown[]) {
        window.reads[name] = (window.reads[name] ?? 0) + 1;
        return Reflect.apply(own, this, args) as never;
      };
    }
  });
  await measure(true);
  // The hum's RMS is -23 dBFS; the counters follow its peaks.
  const reports = await coachUntil(isNear('inbound', -20, 2));
  const muteds = await page.evaluate(async () => {
    const [sender] = window.call.near.getSenders();
    sender!.track!.enabled = false;
    window.reports.length = 0;
    const reads = { ...window.reads };
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return { reads, later: { ...window.reads } };
  });
  const whileMuted = (await takeReports()).filter((report) => report.type === 'levels');
  expect(whileMuted.length).toBeGreaterThan(3);
  for (const { coach } of whileMuted) expect(coach).toBe('muted');
  expect(muteds.later['loop getStats']).toBe(muteds.reads['loop getStats']);
  await page.evaluate(() => (window.call.near.getSenders()[0]!.track!.enabled = true));
  reports.push(...(await coachUntil(isNear('inbound', -20, 2))));

  for (const report of reports)
    if (report.type === 'call') expect(report.liveAudioConnections).toBe(1);
  await measure(false);
  const after = await page.evaluate(() => ({
    states: window.connections.map(({ signalingState }) => signalingState),
    reads: window.reads,
  }));
  // The page's two live on; the loop's two are gone.
  expect(after.states).toEqual(['stable', 'stable', 'closed', 'closed']);
  // No clone, which would stay open when the page mutes; nothing that the page has patched.
  expect(Object.keys(after.reads)).toEqual(['loop getStats']);
});

/** Runs in the page, before the tap. */
function installSpies(): void {
  window.reports = [];
  window.connections = [];
  window.reads = {};
  const Native = RTCPeerConnection;
  window.NativePeerConnection = Native;
  document.addEventListener('aparte:report', (event) => {
    window.reports.push(JSON.parse((event as CustomEvent<string>).detail));
  });
  const count = (name: string) => {
    window.reads[name] = (window.reads[name] ?? 0) + 1;
  };
  const { getStats } = Native.prototype;
  Native.prototype.getStats = function counted(this: RTCPeerConnection) {
    // The page's own connections are the first two.
    if (window.connections.indexOf(this) > 1) count('loop getStats');
    return Reflect.apply(getStats, this, []);
  };
  const { clone } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.clone = function counted() {
    count('clone');
    return Reflect.apply(clone, this, []);
  };
  (globalThis as unknown as { RTCPeerConnection: object }).RTCPeerConnection = new Proxy(Native, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget) as RTCPeerConnection;
      window.connections.push(made);
      return made;
    },
  });
  window.NativePeerConnection = RTCPeerConnection;
}

/** Runs in the page: a call that sends the microphone to a far end that the tap does not see. */
async function callWithMicrophone(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const near = new RTCPeerConnection();
  const far = new window.NativePeerConnection();
  near.addEventListener('icecandidate', ({ candidate }) => void far.addIceCandidate(candidate));
  far.addEventListener('icecandidate', ({ candidate }) => void near.addIceCandidate(candidate));
  near.addTrack(stream.getAudioTracks()[0]!, stream);
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription!);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription!);
  window.call = { near, coach: { track: stream.getAudioTracks()[0]!, loudness: () => undefined } };
}
