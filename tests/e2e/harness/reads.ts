/** Counts what the extension's script in a page reads there; the page's own reads are left out. */
import type { Page } from '@playwright/test';

type Reads = Record<string, number>;
type CountedWindow = Window & { readsByExtension: Reads };

/** Runs in the page before any script: `openCall`'s `inCoachPage`. */
export function countReads(): void {
  const reads: Reads = {};
  (window as unknown as CountedWindow).readsByExtension = reads;
  const count = (owner: object, name: string) => {
    const own = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
    const note = () => {
      if (new Error(name).stack?.includes('chrome-extension://'))
        reads[name] = (reads[name] ?? 0) + 1;
    };
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value: new Proxy(own, {
        apply(target, self, args: unknown[]) {
          note();
          return Reflect.apply(target, self, args) as unknown;
        },
        construct(target, args: unknown[], newTarget) {
          note();
          return Reflect.construct(target, args, newTarget) as object;
        },
      }),
    });
  };
  count(RTCPeerConnection.prototype, 'getStats');
  count(RTCRtpReceiver.prototype, 'getStats');
  count(RTCRtpSender.prototype, 'getStats');
  count(RTCRtpReceiver.prototype, 'getSynchronizationSources');
  count(RTCRtpReceiver.prototype, 'getContributingSources');
  count(AnalyserNode.prototype, 'getFloatTimeDomainData');
  count(AnalyserNode.prototype, 'getByteTimeDomainData');
  count(AnalyserNode.prototype, 'getFloatFrequencyData');
  count(AnalyserNode.prototype, 'getByteFrequencyData');
  count(MediaStreamTrack.prototype, 'clone');
  count(window, 'AudioContext');
  count(window, 'AnalyserNode');
  count(window, 'MediaRecorder');
}

/** Reads so far, by name; what was never read is not in it. */
export async function readsIn(page: Page): Promise<Reads> {
  return await page.evaluate(() => ({ ...(window as unknown as CountedWindow).readsByExtension }));
}
