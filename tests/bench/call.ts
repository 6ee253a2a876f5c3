import { setTimeout as sleep } from 'node:timers/promises';
import { meanInterval, type BenchOptions, type BenchResult } from './bench';
import { openLoopbackCall } from './setting/loopback-call';
import { processorTimeDuring, type ProcessorTime } from './setting/processor-time';
import { withBrowser } from './setting/with-browser';

const RUN_MS = 8_000;
/** For what starts and stops to have done so. */
const SETTLE_MS = 1_500;

/** What measuring costs a call of two, and one with 20 remote people. */
export async function benchCall({ pairs }: BenchOptions): Promise<readonly BenchResult[]> {
  const results: BenchResult[] = [];
  for (const people of [1, 20]) results.push(...(await costWith(people, pairs)));
  return results;
}

/** Runs in pairs, measuring and not, in the same call; which comes first alternates. */
async function costWith(people: number, pairs: number): Promise<readonly BenchResult[]> {
  return await withBrowser(async (aparte, origin) => {
    const call = await openLoopbackCall(aparte, origin, { people, talking: true });
    await sleep(SETTLE_MS * 2);
    let measuring = true;
    const run = async (on: boolean): Promise<ProcessorTime> => {
      if (on !== measuring) await call.measure(on);
      measuring = on;
      await sleep(SETTLE_MS);
      return await processorTimeDuring(aparte, () => sleep(RUN_MS));
    };
    const off: ProcessorTime[] = [];
    const on: ProcessorTime[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      for (const measured of pair % 2 === 0 ? [true, false] : [false, true])
        (measured ? on : off).push(await run(measured));
    }
    return [
      result(`call of ${people + 1}, its own processes`, on, off, ({ callS }) => callS),
      result(`call of ${people + 1}, panel and worker`, on, off, ({ extensionS }) => extensionS),
    ];
  });
}

function result(
  name: string,
  on: readonly ProcessorTime[],
  off: readonly ProcessorTime[],
  secondsOf: (time: ProcessorTime) => number,
): BenchResult {
  const points = (time: ProcessorTime) => (secondsOf(time) / (RUN_MS / 1000)) * 100;
  const { mean, low, high } = meanInterval(
    on.map((measured, pair) => points(measured) - points(off[pair]!)),
  );
  return {
    name,
    unit: 'points of a core',
    values: { mean, low, high, without: meanInterval(off.map(points)).mean },
    note: `Measuring − session paused: ${on.length} pairs of ${RUN_MS / 1000} s, 95% interval.`,
  };
}
