/** What a page's main thread did, by processor time: a busy machine disturbs that less than a clock. */
import type { Page } from '@playwright/test';

/** The processor time of the page's tasks so far, in ms. */
export async function mainThreadTime(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in µs, where it was counted. */
  readonly tdur?: number;
}

/** While `work` runs, the processor time of each task of the page's main thread, in ms. */
export async function tasksDuring<T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly tasksMs: readonly number[] }> {
  const devtools = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  const ended = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories },
  });
  const done = await work();
  await devtools.send('Tracing.end');
  await ended;
  await devtools.detach();
  // Scripts run on the main thread alone; of all pages the one that is looked at runs most of them.
  const scripts = new Map<string, number>();
  for (const { name, pid, tid } of events)
    if (name === 'FunctionCall')
      scripts.set(`${pid} ${tid}`, (scripts.get(`${pid} ${tid}`) ?? 0) + 1);
  const [busiest] = [...scripts].toSorted((a, b) => b[1] - a[1]);
  const tasksMs = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && `${pid} ${tid}` === busiest?.[0])
    .map(({ tdur = 0 }) => tdur / 1000);
  return { done, tasksMs };
}
