/** Everything that may happen, for the recorder and its model alike. */
import fc from 'fast-check';
import { ADDRESSES, type Place } from './model-state';

export const PERSONS = ['p1', 'p2'] as const;
export const TABS = [1, 2] as const;

const person = fc.constantFrom(...PERSONS);
const tab = fc.constantFrom(...TABS);
const tabId = fc.constantFrom(null, ...TABS);
/** The how manieth of the sessions begun so far, the newest first; one too many names none. */
const which = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat({ max: 3 }) },
);
const choice = fc.nat({ max: 9 });
const others = fc.constantFrom(null, 0, 1, 1);
const PLACES = Object.keys(ADDRESSES) as Place[];
/** Null: where the page was before. */
const place = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.constantFrom<Place>('anna', 'paul') },
  { weight: 1, arbitrary: fc.constantFrom(...PLACES) },
);

const begins = fc.record({ do: fc.constant('start'), person, tabId });
const onSession = fc.record({
  do: fc.constantFrom('pause', 'resume', 'end', 'end', 'discard', 'phase', 'planned', 'hand'),
  which,
  choice,
});
const goesOn = fc.record({ do: fc.constantFrom('reopen', 'adopt'), which, tabId });
const answers = fc.record({ do: fc.constant('answer'), which, same: fc.boolean() });
const command = fc.oneof(
  { weight: 3, arbitrary: begins },
  { weight: 6, arbitrary: onSession },
  { weight: 3, arbitrary: goesOn },
  { weight: 3, arbitrary: answers },
);
export type CommandStep = typeof command extends fc.Arbitrary<infer S> ? S : never;

const frame = fc.record({ do: fc.constant('frame'), tab, live: fc.nat({ max: 2 }), others, place });
const leaves = fc.record({ do: fc.constantFrom('gone', 'closed'), tab });
const checks = fc.record({ do: fc.constant('check') });
const report = fc.oneof(
  { weight: 3, arbitrary: frame },
  { weight: 1, arbitrary: leaves },
  { weight: 1, arbitrary: checks },
);
export type ReportStep = typeof report extends fc.Arbitrary<infer S> ? S : never;

const wait = fc.record({
  do: fc.constant('wait'),
  ms: fc.oneof(
    { weight: 3, arbitrary: fc.nat({ max: 20_000 }) },
    { weight: 3, arbitrary: fc.nat({ max: 600_000 }) },
    { weight: 3, arbitrary: fc.constantFrom(8_000, 60_000, 119_995, 120_000, 1_800_000) },
    { weight: 1, arbitrary: fc.nat({ max: 12 * 3_600_000 }) },
  ),
});
const chunk = fc.record({
  do: fc.constant('chunk'),
  which,
  tab,
  id: fc.nat({ max: 6 }),
  agoMs: fc.nat({ max: 20_000 }),
  spoken: fc.boolean(),
});

const deeds = fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 24 }));

const other = fc.oneof(
  { weight: 4, arbitrary: wait },
  { weight: 3, arbitrary: chunk },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('address'), tab, place }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('consent'),
      person,
      given: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('startsAt'),
      person,
      meeting: fc.constantFrom<Place>('anna', 'paul'),
      on: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('note', 'draft'), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('prepare'), person }) },
  // Two panels: one says the same again, or something else, before the first is answered.
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('together'),
      first: command,
      second: fc.oneof(fc.constant(null), command),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('die') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('dieDuring'),
      /** What the worker still gets done: reads and writes of the store, and of the tabs. */
      deeds,
      taken: fc.oneof({ weight: 2, arbitrary: command }, { weight: 1, arbitrary: report }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart') }) },
);
type OtherStep = typeof other extends fc.Arbitrary<infer S> ? S : never;
export type Step = CommandStep | ReportStep | OtherStep;

const page = (tabOf: number, live: number, othersThere: number | null, at: Place | null): Step =>
  ({ do: 'frame', tab: tabOf, live, others: othersThere, place: at }) as Step;
/** A question, where there is one, is answered sooner or later, or not here. */
const answered = fc.oneof(
  fc.constant<Step[]>([]),
  fc.tuple(wait, answers).map((both): Step[] => both),
);

/** What rarely comes by chance: a drop, a room that empties, another meeting in the same tab. */
const drop = fc
  .tuple(tab, wait, place, answered)
  .map(([of, away, at, after]): Step[] => [
    page(of, 1, 1, null),
    page(of, 0, null, null),
    away,
    page(of, 1, 1, at),
    ...after,
  ]);
const emptied = fc
  .tuple(tab, wait, answered)
  .map(([of, away, after]): Step[] => [
    page(of, 1, 1, null),
    page(of, 1, 0, null),
    away,
    page(of, 1, 1, null),
    ...after,
  ]);
const met = fc
  .tuple(tab, person, fc.constantFrom<Place>('anna', 'paul'))
  .map(([of, who, at]): Step[] => [
    { do: 'consent', person: who, given: true },
    page(of, 1, 1, at),
    { do: 'start', person: who, tabId: of } as Step,
  ]);
/** The worker dies while a session's call ends. */
const lost = fc
  .tuple(met, fc.constantFrom('frame', 'gone', 'closed'), deeds, wait)
  .map(([before, how, done, after]): Step[] => {
    const of = (before[1] as Extract<Step, { do: 'frame' }>).tab;
    const taken = how === 'frame' ? page(of, 0, null, null) : { do: how, tab: of };
    return [...before, { do: 'dieDuring', deeds: done, taken } as Step, after];
  });

export const steps: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: command.map((each): Step[] => [each]) },
      { weight: 5, arbitrary: report.map((each): Step[] => [each]) },
      { weight: 16, arbitrary: other.map((each): Step[] => [each]) },
      { weight: 2, arbitrary: drop },
      { weight: 2, arbitrary: emptied },
      { weight: 2, arbitrary: met },
      { weight: 1, arbitrary: lost },
    ),
    { minLength: 4, maxLength: 24, size: 'max' },
  )
  .map((parts) => parts.flat());
