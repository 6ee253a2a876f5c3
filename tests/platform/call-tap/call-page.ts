import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import type { TapReport } from '../../../lib/messages/tap';

const PAGE_URL = 'https://call.example/';
const STRICT_POLICY =
  "default-src 'none'; script-src 'nonce-page'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Counts calls of browser functions that may only be used while measuring, by function name. */
export type Reads = Record<string, number>;

/** The properties that the tests add to the page's window. */
export interface CallWindow {
  reads: Reads;
  reports: TapReport[];
  violations: string[];
  NativePeerConnection: typeof RTCPeerConnection;
}

/** The tap built as one classic script, minified as in the shipped build. */
export async function buildTap(): Promise<string> {
  const entry = fileURLToPath(new URL('./page-entry.ts', import.meta.url));
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2024',
      minify: true,
      lib: { entry, formats: ['iife'], name: 'tap', fileName: () => 'tap.js' },
    },
  })) as Rolldown.RolldownOutput[];
  return result[0]!.output[0].code;
}

export async function launchBrowser(extraArgs: readonly string[] = []): Promise<BrowserContext> {
  return chromium.launchPersistentContext('', {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    headless: true,
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      '--autoplay-policy=no-user-gesture-required',
      ...extraArgs,
    ],
  });
}

/**
 * Opens a page under a strict content security policy. The spies run before the tap, and the tap before the
 * page.
 */
export async function openCallPage(context: BrowserContext, tap: string): Promise<Page> {
  const page = await context.newPage();
  await page.route(`${PAGE_URL}**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': STRICT_POLICY },
      body: '<!doctype html><title>Call</title>',
    }),
  );
  // One script, because the order of several scripts is not guaranteed.
  await page.addInitScript({ content: `(${installSpies.toString()})();\n${tap}` });
  await page.goto(PAGE_URL);
  return page;
}

/** Runs in the page. */
function installSpies(): void {
  const call = window as unknown as CallWindow;
  call.reads = {};
  call.reports = [];
  call.violations = [];
  call.NativePeerConnection = RTCPeerConnection;
  document.addEventListener('securitypolicyviolation', (event) => {
    call.violations.push(event.violatedDirective);
  });
  document.addEventListener('aparte:report', (event) => {
    call.reports.push(JSON.parse((event as CustomEvent<string>).detail));
  });
  const count = (owner: object, name: string, label: string) => {
    const own = Reflect.get(owner, name);
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value: new Proxy(own, {
        apply(target, self, args) {
          call.reads[label] = (call.reads[label] ?? 0) + 1;
          return Reflect.apply(target, self, args);
        },
        construct(target, args, newTarget) {
          call.reads[label] = (call.reads[label] ?? 0) + 1;
          return Reflect.construct(target, args, newTarget);
        },
      }),
    });
  };
  count(RTCPeerConnection.prototype, 'getStats', 'getStats');
  count(RTCRtpReceiver.prototype, 'getStats', 'getStats');
  count(RTCRtpSender.prototype, 'getStats', 'getStats');
  count(RTCRtpReceiver.prototype, 'getSynchronizationSources', 'getSynchronizationSources');
  count(RTCRtpReceiver.prototype, 'getContributingSources', 'getContributingSources');
  count(AnalyserNode.prototype, 'getFloatTimeDomainData', 'getFloatTimeDomainData');
  count(MediaStreamTrack.prototype, 'clone', 'clone');
  count(window, 'AudioContext', 'AudioContext');
  count(window, 'setInterval', 'setInterval');
}
