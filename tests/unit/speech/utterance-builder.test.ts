import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../lib/listening/interval';
import type { Thresholds } from '../../../lib/speech/level-tracker';
import { SPEECH_PARAMETERS } from '../../../lib/speech/parameters';
import { createUtteranceBuilder } from '../../../lib/speech/utterance-builder';

const THRESHOLDS = { edgeDb: -45, releaseDb: -45, peakDb: -35, speechDb: -30 };
// With these, an edge crossed halfway lies on the border of two steps.
const PARAMETERS = { ...SPEECH_PARAMETERS.rms, fadeDb: 15, fadeMsPerDb: 10 };
const QUIET = -60;
const SOFT = -40;
const LOUD = -30;

function build(
  levelsDb: readonly number[],
  echo: (index: number) => boolean = () => false,
  thresholds: Thresholds = THRESHOLDS,
) {
  const builder = createUtteranceBuilder();
  const closed: Interval[] = [];
  const learned = { sound: 0, noise: 0 };
  const open: (Interval | null)[] = [];
  for (const [index, levelDb] of levelsDb.entries()) {
    const frame = { startMs: index * 100, endMs: index * 100 + 100, levelDb };
    const outcome = builder.push(frame, thresholds, echo(index), PARAMETERS);
    if (outcome.closed) closed.push(outcome.closed);
    learned.sound += outcome.sound.length;
    learned.noise += outcome.noise.length;
    open.push(builder.open());
  }
  const last = builder.close();
  return { closed: last ? [...closed, last] : closed, learned, open };
}
const silence = (count: number) => Array.from({ length: count }, () => QUIET);

describe('the utterance builder', () => {
  it('finds the start and end of a loud interval', () => {
    const { closed } = build([...silence(5), LOUD, LOUD, LOUD, ...silence(6)]);
    expect(closed).toEqual([[500, 800]]);
  });

  it('includes a soft first and last sound in the word', () => {
    const { closed, learned } = build([...silence(5), SOFT, LOUD, SOFT, ...silence(6)]);
    expect(closed).toHaveLength(1);
    expect(closed[0]?.[0]).toBeLessThan(560);
    expect(closed[0]?.[1]).toBeGreaterThan(740);
    expect(learned.sound).toBe(3);
  });

  it('treats a sound without a peak as noise', () => {
    const { closed, learned } = build([...silence(5), SOFT, SOFT, SOFT, ...silence(6)]);
    expect(closed).toEqual([]);
    expect(learned).toEqual({ sound: 3, noise: 11 });
  });

  it('waits at most five seconds for a peak', () => {
    const { closed } = build([...silence(5), ...Array.from({ length: 60 }, () => SOFT), LOUD]);
    expect(closed[0]?.[0]).toBeGreaterThan(5_000);
  });

  describe('with a release threshold below the edge', () => {
    const withRelease = { ...THRESHOLDS, releaseDb: -52 };
    const FADING = -50;
    const lengthMs = (levelsDb: readonly number[], thresholds: Thresholds) => {
      const { closed } = build(levelsDb, undefined, thresholds);
      return closed.reduce((sumMs, [from, to]) => sumMs + to - from, 0);
    };

    it('follows a word until it falls to the release', () => {
      const word = [...silence(5), LOUD, LOUD, FADING, FADING, ...silence(6)];
      expect(lengthMs(word, withRelease)).toBeGreaterThan(lengthMs(word, THRESHOLDS) + 80);
    });

    it('still starts a word at the edge', () => {
      const word = [...silence(5), FADING, FADING, LOUD, LOUD, ...silence(6)];
      const [start] = build(word).closed[0] ?? [];
      expect(build(word, undefined, withRelease).closed[0]?.[0]).toBe(start);
    });

    it('requires the edge again after a pause', () => {
      const word = [...silence(5), LOUD, LOUD, QUIET, FADING, FADING, ...silence(6)];
      expect(build(word, undefined, withRelease).closed[0]?.[1]).toBeLessThan(800);
    });
  });

  it('bridges 0.3 s and no more', () => {
    const word = [LOUD, LOUD];
    expect(build([...silence(2), ...word, ...silence(3), ...word, ...silence(5)]).closed).toEqual([
      [200, 900],
    ]);
    expect(build([...silence(2), ...word, ...silence(4), ...word, ...silence(5)]).closed).toEqual([
      [200, 400],
      [800, 1_000],
    ]);
  });

  it('is not started by an echo', () => {
    const levels = [...silence(5), LOUD, LOUD, LOUD, ...silence(6)];
    const { closed, learned } = build(levels, (index) => index >= 5 && index < 8);
    expect(closed).toEqual([]);
    expect(learned).toEqual({ sound: 0, noise: 11 });
  });

  it('opens no interval further than it closes', () => {
    const { closed, open } = build([...silence(5), LOUD, SOFT, LOUD, LOUD, SOFT, ...silence(6)]);
    const [startMs, endMs] = closed[0] ?? [0, 0];
    const shown = open.filter((interval) => interval !== null);
    expect(shown.length).toBeGreaterThan(3);
    for (const interval of shown) {
      expect(interval[0]).toBe(startMs);
      expect(interval[1]).toBeLessThanOrEqual(endMs);
    }
  });
});
