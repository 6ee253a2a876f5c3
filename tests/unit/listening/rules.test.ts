import { describe, expect, it } from 'vitest';
import { isBackchannel, separateBackchannels } from '../../../lib/listening/backchannels';
import { interPausalUnits } from '../../../lib/listening/inter-pausal-units';
import type { Interval } from '../../../lib/listening/interval';
import { silencesOf } from '../../../lib/listening/silences';
import { floorTransfers, stretchesOf, turnsOf } from '../../../lib/listening/turns';

type Pairs = readonly Interval[];
type Case<T> = readonly [rule: string, input: Pairs, other: Pairs, expected: T];

describe('inter-pausal units', () => {
  const cases: readonly (readonly [string, Pairs, Pairs])[] = [
    ['nothing', [], []],
    [
      'a gap of 499 merges',
      [
        [0, 1000],
        [1499, 2000],
      ],
      [[0, 2000]],
    ],
    [
      'a gap of 500 merges',
      [
        [0, 1000],
        [1500, 2000],
      ],
      [[0, 2000]],
    ],
    [
      'a gap of 501 does not',
      [
        [0, 1000],
        [1501, 2000],
      ],
      [
        [0, 1000],
        [1501, 2000],
      ],
    ],
    [
      'touching intervals merge',
      [
        [0, 1000],
        [1000, 2000],
      ],
      [[0, 2000]],
    ],
    ['149 ms are dropped', [[0, 149]], []],
    ['150 ms are kept', [[0, 150]], [[0, 150]]],
    [
      'short ones merge before they are dropped',
      [
        [0, 100],
        [600, 650],
      ],
      [[0, 650]],
    ],
    [
      'order is no matter',
      [
        [5000, 6000],
        [0, 1000],
      ],
      [
        [0, 1000],
        [5000, 6000],
      ],
    ],
    [
      'an overlap counts once',
      [
        [0, 3000],
        [1000, 2000],
      ],
      [[0, 3000]],
    ],
    [
      'a long one swallows what it spans',
      [
        [1000, 1100],
        [3000, 3100],
        [0, 5000],
      ],
      [[0, 5000]],
    ],
    [
      'an empty interval bridges nothing',
      [
        [0, 1000],
        [1400, 1400],
        [1800, 2800],
      ],
      [
        [0, 1000],
        [1800, 2800],
      ],
    ],
  ];
  it.each(cases)('are built correctly: %s', (_rule, intervals, expected) => {
    expect(interPausalUnits(intervals)).toEqual(expected);
  });
});

describe('back-channels', () => {
  const around: Pairs = [[0, 10_000]];
  const cases: readonly Case<boolean>[] = [
    ['999 ms', [[5000, 5999]], around, true],
    ['1000 ms', [[5000, 6000]], around, true],
    ['1001 ms', [[5000, 6001]], around, false],
    [
      'the other stops 999 before',
      [[5000, 5400]],
      [
        [3000, 4001],
        [5500, 9000],
      ],
      true,
    ],
    [
      'the other stops 1000 before',
      [[5000, 5400]],
      [
        [3000, 4000],
        [5500, 9000],
      ],
      false,
    ],
    [
      'the other starts 999 after',
      [[5000, 5400]],
      [
        [3000, 4900],
        [6399, 9000],
      ],
      true,
    ],
    [
      'the other starts 1000 after',
      [[5000, 5400]],
      [
        [3000, 4900],
        [6400, 9000],
      ],
      false,
    ],
    ['the other only talks over it', [[5000, 5400]], [[5000, 5400]], false],
    ['the other speaks only before it', [[5000, 5400]], [[3000, 5400]], false],
    ['the other speaks only after it', [[5000, 5400]], [[5000, 9000]], false],
    [
      'the other stops as late as it starts',
      [[5000, 5400]],
      [
        [3000, 5000],
        [5400, 9000],
      ],
      true,
    ],
  ];
  it.each(cases)('are recognised correctly: %s', (_rule, [spurt], other, expected) => {
    expect(isBackchannel(spurt!, other)).toBe(expected);
  });

  it('do not include two units 999 ms apart, which join into one spurt that is too long', () => {
    const own: Pairs = [
      [5000, 5200],
      [6199, 6400],
    ];
    expect(separateBackchannels(own, around)).toEqual({ talk: own, backchannels: [] });
  });

  it('include two units 1000 ms apart, as two', () => {
    const own: Pairs = [
      [5000, 5200],
      [6200, 6400],
    ];
    expect(separateBackchannels(own, around)).toEqual({ talk: [], backchannels: own });
  });

  it('include a spurt of two units as one', () => {
    const own: Pairs = [
      [5000, 5200],
      [5750, 6000],
    ];
    expect(separateBackchannels(own, around).backchannels).toEqual([[5000, 6000]]);
  });

  it('are judged against the other side’s back-channels too, as speech', () => {
    const coach: Pairs = [
      [0, 2000],
      [3200, 3500],
      [4700, 6000],
    ];
    const coachee: Pairs = [
      [2400, 2700],
      [4000, 4300],
    ];
    expect(separateBackchannels(coach, coachee).backchannels).toEqual([[3200, 3500]]);
    expect(separateBackchannels(coachee, coach).backchannels).toEqual(coachee);
  });
});

const C = (startMs: number, endMs: number) => ({ speaker: 'coach', startMs, endMs });
const K = (startMs: number, endMs: number) => ({ speaker: 'coachee', startMs, endMs });

describe('turns', () => {
  const cases: readonly Case<{ turns: unknown[]; attempts: unknown[] }>[] = [
    ['nobody', [], [], { turns: [], attempts: [] }],
    [
      'a pause of 2999 extends',
      [
        [0, 1000],
        [3999, 5000],
      ],
      [],
      { turns: [C(0, 5000)], attempts: [] },
    ],
    [
      'a pause of 3000 opens',
      [
        [0, 1000],
        [4000, 5000],
      ],
      [],
      { turns: [C(0, 1000), C(4000, 5000)], attempts: [] },
    ],
    [
      'ending with the turn: an attempt',
      [[0, 5000]],
      [[4000, 5000]],
      { turns: [C(0, 5000)], attempts: [K(4000, 5000)] },
    ],
    [
      'ending 1 ms later: a turn',
      [[0, 5000]],
      [[4000, 5001]],
      { turns: [C(0, 5000), K(4000, 5001)], attempts: [] },
    ],
    [
      'the coach first on a tie',
      [[0, 2000]],
      [[0, 2000]],
      { turns: [C(0, 2000)], attempts: [K(0, 2000)] },
    ],
    [
      'a tie that the coachee outlasts',
      [[0, 2000]],
      [[0, 4000]],
      { turns: [C(0, 2000), K(0, 4000)], attempts: [] },
    ],
    [
      'an attempt leaves the turn open',
      [
        [0, 5000],
        [7000, 8000],
      ],
      [[2000, 3000]],
      { turns: [C(0, 8000)], attempts: [K(2000, 3000)] },
    ],
    [
      'the pause counts from the turn’s end, not the attempt’s',
      [
        [0, 5000],
        [8000, 9000],
      ],
      [[4000, 5000]],
      { turns: [C(0, 5000), C(8000, 9000)], attempts: [K(4000, 5000)] },
    ],
    [
      'in the pause of a turn, the other takes it',
      [
        [0, 1000],
        [2500, 4000],
      ],
      [[1200, 1800]],
      { turns: [C(0, 1000), K(1200, 1800), C(2500, 4000)], attempts: [] },
    ],
    [
      'an attempt is against the newest turn',
      [
        [0, 5000],
        [6000, 6500],
      ],
      [[4000, 7000]],
      { turns: [C(0, 5000), K(4000, 7000)], attempts: [C(6000, 6500)] },
    ],
  ];
  it.each(cases)('are built correctly: %s', (_rule, coach, coachee, expected) => {
    expect(turnsOf({ coach, coachee })).toEqual(expected);
  });

  it.each([
    [-501, true],
    [-500, false],
    [-499, false],
    [700, false],
  ])('with an offset of %i ms count as an interruption: %s', (offsetMs, interruption) => {
    const { turns } = turnsOf({ coach: [[0, 5000]], coachee: [[5000 + offsetMs, 9000]] });
    expect(floorTransfers(turns)).toEqual([
      {
        from: 'coach',
        to: 'coachee',
        atMs: 5000 + offsetMs,
        floorTransferOffsetMs: offsetMs,
        interruption,
      },
    ]);
  });

  it('of the same speaker have no transfer between them', () => {
    const { turns } = turnsOf({
      coach: [
        [0, 1000],
        [9000, 9500],
      ],
      coachee: [],
    });
    expect(floorTransfers(turns)).toEqual([]);
  });

  it('of the same speaker in a row join into stretches', () => {
    const { turns } = turnsOf({
      coach: [[20_000, 21_000]],
      coachee: [
        [0, 1000],
        [5000, 6000],
        [10_000, 12_000],
        [22_000, 23_000],
      ],
    });
    expect(stretchesOf(turns, 'coachee')).toEqual([
      [0, 12_000],
      [22_000, 23_000],
    ]);
    expect(stretchesOf(turns, 'coach')).toEqual([[20_000, 21_000]]);
  });
});

describe('silences', () => {
  const label = ({ before, after, startMs, endMs }: ReturnType<typeof silencesOf>[number]) =>
    `${before}→${after} ${startMs}–${endMs}`;
  const cases: readonly Case<string[]>[] = [
    ['2999 ms are none', [[0, 1000]], [[3999, 5000]], []],
    ['3000 ms are one', [[0, 1000]], [[4000, 5000]], ['coach→coachee 1000–4000']],
    [
      'a word from anyone breaks it',
      [
        [0, 1000],
        [9000, 9500],
      ],
      [[3500, 3800]],
      ['coachee→coach 3800–9000'],
    ],
    [
      'the one who ended last is before it',
      [[0, 9000]],
      [
        [5000, 6000],
        [12_000, 13_000],
      ],
      ['coach→coachee 9000–12000'],
    ],
    [
      'ended together: who had started first',
      [
        [5000, 9000],
        [12_000, 13_000],
      ],
      [[2000, 9000]],
      ['coachee→coach 9000–12000'],
    ],
    [
      'started together: the coach',
      [
        [0, 1000],
        [4000, 5000],
      ],
      [
        [0, 1000],
        [4000, 6000],
      ],
      ['coach→coach 1000–4000'],
    ],
    ['none before the first speech or after the last', [[5000, 6000]], [], []],
  ];
  it.each(cases)('are found correctly: %s', (_rule, coach, coachee, expected) => {
    expect(silencesOf({ coach, coachee }).map(label)).toEqual(expected);
  });
});
