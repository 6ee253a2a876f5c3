/** The times during which a person had agreed to be measured. */
import type { Interval } from '../listening/interval';
import type { PersonPayload } from './person';

type Consents = PersonPayload['consents'];

/** The intervals, in epoch ms, in which the last answer was yes; the last one may be open-ended. */
function consentedTimes(consents: Consents): Interval[] {
  const inOrder = consents.toSorted((a, b) => a.at - b.at);
  const times: Interval[] = [];
  for (const [index, { at, given }] of inOrder.entries()) {
    if (!given) continue;
    const last = times.at(-1);
    const until = inOrder[index + 1]?.at ?? Infinity;
    if (last?.[1] === at) times[times.length - 1] = [last[0], until];
    else times.push([at, until]);
  }
  return times;
}

/** Whether the person had agreed during all of `fromMs` to `toMs`. */
export function consentedThroughout(consents: Consents, fromMs: number, toMs: number): boolean {
  return consentedTimes(consents).some(([from, until]) => from <= fromMs && toMs <= until);
}
