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

describe('power means', () => {
  it('average powers, not decibels', () => {
    expect(powerMeans([-20, -100, -100, -100, -100], 5)[0]).toBeCloseTo(-26.99, 2);
    expect(powerMeans([-20, -20, -30, -30, -7], 2)).toEqual([-20, -30]);
  });

  it('are silence for silence', () => {
    expect(powerMeans([-100, -100], 2)).toEqual([-100]);
  });
});

describe('evaluation recordings', () => {
  /** The same sound in every frame, band after band as the files hold it. */
  const packed = (bandsDb: readonly number[]) =>
    Buffer.from(Int8Array.from(bandsDb.flatMap((db) => Array(100).fill(db) as number[]))).toString(
      'base64',
    );

  it('without bands are read as both kinds of level', () => {
    const { series, voices } = parseRecording(file);
    expect(Object.keys(series)).toEqual(['rms', 'audioLevel']);
    expect(series.audioLevel?.coach[0]).toEqual({ source: 'mediaSource', levelDb: -60 });
    expect(voices).toEqual([]);
  });

  it('of bands give the sound the level that the tap gives it', () => {
    const vowel = [-60, -30, -30, -45, -60, -70];
    const key = [-60, -60, -60, -40, -20, -22];
    const { series, voices } = parseRecording({
      ...file,
      bandsDbfs: { coach: packed(vowel), coachee: packed(key) },
      about: { voices: { coach: 'anna', coachee: 'ben' } },
    });
    expect(voices).toEqual(['anna', 'ben']);
    expect(series.rms?.coach[3]?.levelDb).toBeCloseTo(-26.9, 0);
    expect(Array.from(series.rms?.coach[3]?.sound?.bandsDb ?? [], Math.round)).toEqual(vowel);
    expect(series.rms?.coachee[3]?.levelDb).toBeLessThan(-90);
    expect(series.audioLevel?.coach).toEqual(series.rms?.coach);
    expect(series.audioLevel?.coachee[0]?.source).toBe('inbound');
    expect(series.fullBand?.coach[0]).toEqual({ source: 'rms', levelDb: -20 });
  });
});

describe('the evaluation', () => {
  const recording = parseRecording(file);
  const row = scoreRow(recording, 'rms', hearAbove(recording, 'rms', -40));

  it('compares the computed share with the true one', () => {
    expect(recording.call).toBe('talk');
    expect(row.trueShare).toBe(50);
    expect(row.share).toBeCloseTo(62.5);
    expect(row.shareError).toBeCloseTo(12.5);
  });

  it('returns the mean and the largest error, regardless of sign', () => {
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

  it('reports how much of a quiet side, of back-channels and of overlap is detected', () => {
    const call = {
      durationMs: 60_000,
      truth: {
        coach: [[10_000, 10_500]] as const,
        coachee: [
          [8_000, 10_250],
          [11_000, 50_000],
        ] as const,
      },
    };
    const scored = scoreRow({ ...recording, ...call }, 'rms', {
      coach: [[10_200, 11_500]],
      coachee: [[8_000, 50_000]],
      uncertainMs: { coach: 0, coachee: 0 },
    });
    expect(scored.quiet).toEqual({ trueMs: 500, measuredMs: 1_300 });
    expect(scored.backchannels).toEqual({ said: 1, heard: 1 });
    expect(scored.overlap).toEqual({ saidMs: 500, heardMs: 50 + 250 });
  });

  it('refuses a file that is not a recording', () => {
    expect(() => parseRecording({ ...file, durationMs: 0 })).toThrow();
    expect(() => parseRecording({ ...file, hopMs: 30 })).toThrow('does not divide');
  });
});
