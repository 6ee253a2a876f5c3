/** The processor time of the browser's processes. */
import { existsSync, readFileSync } from 'node:fs';
import type { Aparte } from '../../e2e/harness/browser';

export interface ProcessorTime {
  /** The pages, the sound, the network, the browser itself. */
  readonly callS: number;
  /** The panel and the worker; part of `callS` where the system does not tell them apart. */
  readonly extensionS: number;
}

interface ProcessInfo {
  readonly id: number;
  readonly type: string;
  /** Seconds since it began. */
  readonly cpuTime: number;
}

/** What the whole browser used of one core while `work` ran. */
export async function processorTimeDuring(
  aparte: Aparte,
  work: () => Promise<void>,
): Promise<ProcessorTime> {
  const before = new Map((await processes(aparte)).map(({ id, cpuTime }) => [id, cpuTime]));
  await work();
  let callS = 0;
  let extensionS = 0;
  for (const { id, cpuTime } of await processes(aparte)) {
    const spentS = cpuTime - (before.get(id) ?? 0);
    if (isExtension(id)) extensionS += spentS;
    else callS += spentS;
  }
  return { callS, extensionS };
}

async function processes(aparte: Aparte): Promise<readonly ProcessInfo[]> {
  const { processInfo } = await aparte.browser.send<{ processInfo: ProcessInfo[] }>(
    'SystemInfo.getProcessInfo',
  );
  return processInfo;
}

/** Linux shows a process's switches. */
function isExtension(id: number): boolean {
  const file = `/proc/${id}/cmdline`;
  return existsSync(file) && readFileSync(file, 'latin1').includes('--extension-process');
}
