/**
 * Run charts as others published them, with what they said of them. Of their rules only the one for
 * shifts is ours: six or more on one side, those on the median passed over.
 */
import { describe, expect, it } from 'vitest';
import { runChart, type RunPoint, type Signal } from '../../../lib/journal/run-chart';

const MONTH = 30 * 86_400_000;
function months(values: readonly number[]): RunPoint[] {
  return values.map((value, index) => ({ at: index * MONTH, value }));
}

interface Published {
  readonly source: string;
  /** What the source says about the chart. */
  readonly said: string;
  readonly values: readonly number[];
  readonly median: number;
  readonly signals: readonly Signal[];
}

const PUBLISHED: readonly Published[] = [
  {
    source:
      'A. Pickering, “Run Charts”, QuEST Mental Health Data for Improvement Network, NHS Scotland (slides): appointments not attended, by month, from January 2011',
    said: 'the middle of the 25, put in order on the slide, is 7',
    values: [9, 8, 9, 6, 7, 5, 6, 8, 9, 6, 7, 6, 6, 7, 9, 9, 8, 6, 7, 8, 6, 8, 7, 5, 4],
    median: 7,
    signals: [],
  },
  {
    source:
      'J. MacKintosh, runcharter (R package), “Monitoring improvement” and data-raw/signals.R: the first 13 months of WardX',
    said: 'a baseline median of 11, and random variation',
    values: [9, 22, 19, 18, 8, 7, 11, 11, 11, 12, 2, 8, 9],
    median: 11,
    signals: [],
  },
  {
    source:
      'D. Balestracci, “An Underrated Test for Run Charts”, Quality Digest, October 2008: 16 months, of which it tells the side alone',
    said: 'runs of 7 above, 7 below, 1 above and 1 below, which chance would hardly make',
    values: [...side(7, 1), ...side(7, -1), 1, -1],
    median: 0,
    signals: [
      { side: 'above', from: 0, to: 6, count: 7 },
      { side: 'below', from: 7, to: 13, count: 7 },
    ],
  },
];

function side(count: number, value: number): number[] {
  return Array.from({ length: count }, () => value);
}

describe('published run charts', () => {
  it.each(PUBLISHED)(
    'give the published median and signals: $source: $said',
    ({ values, median, signals }) => {
      expect(runChart(months(values))).toMatchObject({ median, signals });
    },
  );

  it('Built for Zero Canada, “Measuring improvements with run charts”, May 2019, figure 1: median 30', () => {
    // The text of the figure gives the twelve values by height, not by month.
    const byHeight = [38, 40, 33, 35, 32, 32, 28, 26, 25, 23, 20, 20];
    expect(runChart(months(byHeight)).median).toBe(30);
  });

  // Perla, Provost and Murray (BMJ Quality & Safety 2011;20:46–51), rule 1: six or more in a row all
  // above or all below; values on the median are skipped, and neither add to a shift nor break it.
  it.each<[string, readonly number[], number]>([
    ['six in a row are a shift', [1, 1, 1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, -1], 1],
    ['five are none', [1, 1, 1, 1, 1, -1, -1, -1, 1, 1, -1, 1, -1, -1, -1, -1], 0],
    ['one on the median adds nothing', [1, 1, 0, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1], 0],
    ['one on the median breaks nothing', [1, 1, 0, 1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, -1], 1],
  ])('Perla et al. 2011, rule 1: %s', (_, values, shifts) => {
    expect(runChart(months(values))).toMatchObject({ median: 0 });
    expect(runChart(months(values)).signals).toHaveLength(shifts);
  });
});
