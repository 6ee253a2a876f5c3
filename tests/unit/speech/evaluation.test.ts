import { describe, expect, it } from 'vitest';
import { hearAbove } from '../../../scripts/evaluation/hear';
import { parseRecording, powerMeans } from '../../../scripts/evaluation/recording';
import { scoreRow, summarise } from '../../../scripts/evaluation/score';

/** Two seconds: the coach speaks in the first, the coachee in the second. */
const file = {
  id: 'talk_clean',
  condition: 'clean',
  durationMs: 2_000,
  hopMs: 20,
  truth: { coach: [[0, 1_000]], coachee: [[1_000, 2_000]] },
  rmsDbfs: {
    coach: Array.from({ length: 100 }, (_, index) => (index < 50 ? -20 : -60)),
    coachee: Array.from({ length: 100 }, (_, index) => (index < 70 ? -60 : -20)),
  },
  audioLevel10Hz: {
    coach: Array.from({ length: 20 }, () => -60),
    coachee: Array.from({ length: 20 }, () => -60),
  },
};

describe('powerMeans', () => {
  it('averages powers, not decibels', () => {
    expect(powerMeans([-20, -100, -100, -100, -100], 5)[0]).toBeCloseTo(-26.99, 2);
    expect(powerMeans([-20, -20, -30, -30, -7], 2)).toEqual([-20, -30]);
  });

  it('knows nothing of nothing', () => {
    expect(powerMeans([-100, -100], 2)).toEqual([-100]);
  });
});

describe('scoring', () => {
  const recording = parseRecording(file);
  const row = scoreRow(recording, 'rms', hearAbove(recording, 'rms', -40));

  it('compares the share with the true one', () => {
    expect(recording.call).toBe('talk');
    expect(row.trueShare).toBe(50);
    expect(row.share).toBeCloseTo(62.5);
    expect(row.shareError).toBeCloseTo(12.5);
  });

  it('gives mean and worst of the errors, whatever their sign', () => {
    const [summary] = summarise([row, { ...row, shareError: -2.5, turns: 3, longestMs: 500 }]);
    expect(summary).toMatchObject({
      recordings: 2,
      meanShareError: 7.5,
      worstShareError: 12.5,
      meanTurnError: 25,
      worstTurnError: 50,
      worstLongestError: 50,
      longestWithinTenth: 1,
    });
  });

  it('refuses a file that is not one', () => {
    expect(() => parseRecording({ ...file, durationMs: 0 })).toThrow();
    expect(() => parseRecording({ ...file, hopMs: 30 })).toThrow('does not divide');
  });
});
