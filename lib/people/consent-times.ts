/** When a person had agreed to being measured, by their own answers. */
import type { Interval } from '../listening/interval';
import type { PersonPayload } from './person';

type Consents = PersonPayload['consents'];

/** The stretches of time, in epoch ms, in which the last answer was yes; the last may be endless. */
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

/** True when they had agreed all the time from `fromMs` to `toMs`. */
export function consentedThroughout(consents: Consents, fromMs: number, toMs: number): boolean {
  return consentedTimes(consents).some(([from, until]) => from <= fromMs && toMs <= until);
}
