/** The processor time of the browser's processes. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { Aparte } from '../../e2e/harness/browser';

export interface ProcessorTime {
  /** The pages, the sound, the network, the browser itself. */
  readonly callS: number;
  /** The panel and the worker; part of `callS` where the system does not tell them apart. */
  readonly extensionS: number;
}

interface ProcessInfo {
  readonly id: number;
  /** Seconds since it began. */
  readonly cpuTime: number;
}

/** Seconds spent so far, by process, or by process and thread. */
type Spent = ReadonlyMap<string, { readonly id: number; readonly seconds: number }>;

/** What the whole browser used of one core while `work` ran. */
export async function processorTimeDuring(
  aparte: Aparte,
  work: () => Promise<void>,
): Promise<ProcessorTime> {
  const before = await spentSoFar(aparte);
  await work();
  let callS = 0;
  let extensionS = 0;
  for (const [key, { id, seconds }] of await spentSoFar(aparte)) {
    const spentS = seconds - (before.get(key)?.seconds ?? 0);
    if (isExtension(id)) extensionS += spentS;
    else callS += spentS;
  }
  return { callS, extensionS };
}

async function spentSoFar(aparte: Aparte): Promise<Spent> {
  const { processInfo } = await aparte.browser.send<{ processInfo: ProcessInfo[] }>(
    'SystemInfo.getProcessInfo',
  );
  const spent = new Map<string, { id: number; seconds: number }>();
  for (const { id, cpuTime } of processInfo) {
    const threads = threadSeconds(id);
    if (threads.size === 0) spent.set(String(id), { id, seconds: cpuTime });
    for (const [thread, seconds] of threads) spent.set(`${id}/${thread}`, { id, seconds });
  }
  return spent;
}

/**
 * Linux's scheduler counts each thread's time in nanoseconds; the browser tells it by ticks of 10 ms.
 * A thread that ended takes its time with it. Empty where the system counts no such thing.
 */
function threadSeconds(id: number): ReadonlyMap<string, number> {
  const threads = new Map<string, number>();
  const folder = `/proc/${id}/task`;
  if (!existsSync(folder)) return threads;
  for (const thread of readdirSync(folder)) {
    const file = `${folder}/${thread}/schedstat`;
    if (existsSync(file)) threads.set(thread, Number.parseInt(readFileSync(file, 'latin1')) / 1e9);
  }
  return threads;
}

/** Linux shows a process's switches. */
function isExtension(id: number): boolean {
  const file = `/proc/${id}/cmdline`;
  return existsSync(file) && readFileSync(file, 'latin1').includes('--extension-process');
}
